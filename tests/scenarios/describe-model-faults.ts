/** What is told and what ranks where the file of a model is damaged or gone. */
import assert from 'node:assert/strict'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'node:test'
import type { TrainingRecord } from '../../src/platform/platform.ts'
import { coldStartForOpenings } from '../../src/serving/ranking/cold-start.ts'
import { openHttp } from './open-http.ts'
import { managersPage, type PlayedMarket } from './played-market.ts'
import { operator } from './small-market.ts'

const builtIn = coldStartForOpenings.version

export interface TrainedMarket {
  readonly market: PlayedMarket
  /** Of the training that made the models. */
  readonly record: TrainingRecord
  /** What the platform was told of failures. */
  readonly refusals: unknown[]
}

/** Tests of a describe whose market has been trained before. */
export function describeModelFaults(trained: () => TrainedMarket): void {
  it('is stood in for by the one below where its file is damaged or gone, and the status and the page say so', async () => {
    const { market, record, refusals } = trained()
    const [linear, trees] = [record.versions['linear']!, record.versions['trees-pairwise']!]
    await market.platform.promoteModel('members', linear, 'below')
    await market.platform.promoteModel('members', trees, 'above')
    const bytes = await readFile(modelFile(market, trees))
    const damaged = Uint8Array.from(bytes)
    damaged[damaged.length >> 1]! ^= 1
    refusals.length = 0
    const faults: readonly [() => Promise<void>, RegExp][] = [
      [() => writeFile(modelFile(market, trees), damaged), /damaged/],
      [() => writeFile(modelFile(market, trees), bytes.subarray(0, 100)), /damaged/],
      [() => rename(modelFile(market, trees), `${modelFile(market, trees)}.away`), /missing/],
    ]
    for (const [fault, reason] of faults) {
      await fault()
      const platform = await market.reopen()
      const [serving] = platform.status().models
      assert.deepEqual([serving!.version, serving!.instead?.version], [linear, trees])
      assert.match(serving!.instead!.reason, reason)
      const served = await managersPage(market)
      assert.ok(served.model.endsWith(linear.slice(0, 12)) && served.results.length > 0)
      assert.equal(served.insteadOf, trees.slice(0, 12))
      assert.match(serving!.instead!.remedy, /restore models\/openings-ranker\/.*promote another.*roll back/)
      const current = (await platform.models('members')).find((version) => version.current)!
      assert.deepEqual(current.refusal, { reason: serving!.instead!.reason, remedy: serving!.instead!.remedy })
      assert.equal((await platform.explain(served.request, operator)).models.at(-1)!.version, linear)
      assert.match(String(refusals.at(-1)), reason)
      const http = await openHttp(platform)
      assert.match((await http.send('GET', '/metrics')).text, /mutual_model_stands_in\{subject="members"\} 1/)
      await http.close()
    }
    await writeFile(modelFile(market, trees), damaged)
    await assert.rejects(market.platform.promoteModel('members', trees, 'again'), { code: 'unavailable', field: 'version' })
    await writeFile(modelFile(market, trees), bytes)
    const [restored] = (await market.reopen()).status().models
    assert.deepEqual([restored!.version, restored!.instead], [trees, undefined])
  })

  it('leaves the built-in ranker where no other version stands below it, and says so with what to do', async () => {
    const { market, record } = trained()
    const trees = record.versions['trees-pairwise']!
    while ((await market.platform.models('members')).find(({ current }) => current)!.version !== builtIn)
      await market.platform.rollBackModel('members', 'down')
    await market.platform.promoteModel('members', trees, 'alone')
    await rename(modelFile(market, trees), `${modelFile(market, trees)}.away`)
    const platform = await market.reopen()
    const [serving] = platform.status().models
    assert.deepEqual([serving!.version, serving!.builtIn, serving!.instead!.version], [builtIn, true, trees])
    const served = await managersPage(market)
    assert.deepEqual([served.model.endsWith(builtIn.slice(0, 12)), served.insteadOf], [true, trees.slice(0, 12)])
    const http = await openHttp(platform)
    const pinned = (await http.send('POST', '/v1/models/members/pin', {})).body.ranks
    assert.deepEqual([pinned.version, pinned.builtIn, pinned.pinned, pinned.instead.version], [builtIn, true, true, trees])
    await http.close()
    await rename(`${modelFile(market, trees)}.away`, modelFile(market, trees))
    await platform.pinModel('members', false, 'restored')
    assert.equal((await market.reopen()).status().models[0]!.version, trees)
  })

  it('is listed with a warning where its report is damaged, and as what it is where its file is gone', async () => {
    const { market, record } = trained()
    const { platform } = market
    const version = record.versions['linear']!
    const report = modelFile(market, version).replace(/model$/, 'json')
    const bytes = await readFile(report)
    await writeFile(report, bytes.subarray(0, 100))
    const listed = (await platform.models('members')).find((one) => one.version === version)
    assert.match(String(listed!.report['warnings']), /report of model .* is damaged; restore it/)
    assert.match(String((await platform.model('members', version)).report['warnings']), /is damaged/)
    await writeFile(report, bytes)
    await rename(modelFile(market, version), `${modelFile(market, version)}.away`)
    assert.ok((await platform.models('members')).some((one) => one.version === version))
    await assert.rejects(platform.model('members', version), { code: 'unavailable', message: /is missing; restore it/ })
    await rename(`${modelFile(market, version)}.away`, modelFile(market, version))
  })
}

function modelFile(market: PlayedMarket, version: string): string {
  return join(market.directory, 'models', 'openings-ranker', `${version}.model`)
}
