/** Models from the log to the page and back: learned, promoted and rolled back under load, and stood in for where one is damaged. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { TrainingRecord } from '../../src/platform/platform.ts'
import { coldStartForOpenings } from '../../src/serving/ranking/cold-start.ts'
import { describeModelFaults } from './describe-model-faults.ts'
import { openHttp } from './open-http.ts'
import { managersPage, type PlayedMarket, playMarket } from './played-market.ts'
import { operator } from './small-market.ts'
import { steadyLoad } from './steady-load.ts'

const builtIn = coldStartForOpenings.version

describe('a model in service', { concurrency: false }, () => {
  let market: PlayedMarket
  let record: TrainingRecord
  const refusals: unknown[] = []

  before(async () => {
    market = await playMarket({ onFailure: (reason) => refusals.push(reason) })
  })
  after(() => market.close())

  it('is trained, promoted and rolled back while searches run: none fails, and pages name what ranked them', async () => {
    const http = await openHttp(market.platform)
    const { answered, stop } = steadyLoad(http)
    const served = async (version: string) => {
      while (answered.at(-1)?.model.endsWith(version.slice(0, 12)) !== true) await wait(5)
    }
    await served(builtIn)
    const started = await http.send('POST', '/v1/trainings', { promote: false, seed: 3 })
    assert.deepEqual([started.status, started.body.state, started.body.id], [202, 'running', 1])
    assert.equal((await http.send('POST', '/v1/trainings', {})).status, 409)
    let found = started.body
    while (found.state === 'running') {
      await wait(50)
      found = (await http.send('GET', '/v1/trainings/1')).body
    }
    assert.equal(found.state, 'finished', found.error)
    record = found.record
    assert.deepEqual(
      record.contenders.filter(({ failure }) => failure !== undefined),
      [],
    )
    const trees = record.versions['trees-pairwise']!
    assert.equal((await http.send('POST', `/v1/models/members/${trees.slice(0, 12)}/promote`, { reason: 'for a test' })).status, 200)
    await served(trees)
    const rolledBack = await http.send('POST', '/v1/models/members/roll-back', {})
    assert.equal(rolledBack.status, 200)
    const { subject, version: ranking, builtIn: isBuiltIn, pinned } = rolledBack.body.ranks
    assert.deepEqual([subject, ranking, isBuiltIn, pinned], ['members', builtIn, true, false])
    await served(builtIn)
    await stop()

    assert.deepEqual([...new Set(answered.map(({ status }) => status))], [200])
    const named = new Set(answered.map(({ model }) => model.split('@')[1]))
    assert.deepEqual(named, new Set([builtIn.slice(0, 12), trees.slice(0, 12)]))
    for (const version of [builtIn, trees]) {
      const { request } = answered.find(({ model }) => model.endsWith(version.slice(0, 12)))!
      const explained = await market.platform.explain(request, operator)
      assert.deepEqual([explained.models.at(-1)!.version, explained.reproduced], [version, true])
    }
    await http.close()
  })

  it('tells what it rests on: measures beside its rivals, the gate, inputs by importance, a learning curve', async () => {
    const { platform } = market
    const versions = await platform.models('members')
    assert.deepEqual(
      versions.filter(({ current }) => current).map(({ version, builtIn: isBuiltIn, serving }) => [version, isBuiltIn, serving]),
      [[builtIn, true, true]],
    )
    assert.equal(versions.length, 1 + Object.keys(record.versions).length)
    assert.ok(versions.every(({ report }) => !('curve' in report)))
    const { inputs, report, kind } = await platform.model('members', record.versions['trees-pairwise']!.slice(0, 8))
    assert.equal(kind, 'tree')
    assert.ok(inputs.length > 40 && inputs[0]!.importance >= inputs[1]!.importance && inputs[0]!.label !== inputs[0]!.name)
    assert.deepEqual([report['training'], report['contender'], (report['curve'] as unknown[]).length > 1], [1, 'trees-pairwise', true])
    assert.deepEqual(report['current'], record.current)
    await assert.rejects(platform.model('members', 'nosuch'), { code: 'not-found', field: 'version', message: /"nosuch".*lists them/ })
  })

  it('is explained on each result: contributions of the trees sum to the score', async () => {
    const { platform } = market
    await platform.promoteModel('members', record.versions['trees-pairwise']!, 'to look at it')
    const { results } = await managersPage(market)
    assert.ok(results.length > 0)
    for (const { explanation } of results) {
      const sum = explanation.contributions.reduce((total, { contribution }) => total + contribution, 0)
      assert.equal(sum, explanation.score)
      const parts = Object.values(explanation.parts).reduce((total, part) => total + part, 0)
      assert.ok(Math.abs(parts - explanation.score) < 1e-9)
    }
  })

  it('may read who is shown and what is stated, says what these add, and its pages still come out bit for bit', async () => {
    const { platform } = market
    await platform.promoteModel('members', record.versions['neural-pairwise']!, 'to look at it')
    const served = await managersPage(market)
    for (const { explanation } of served.results) {
      const { contributions, score } = explanation
      assert.equal(
        contributions.reduce((total, { contribution }) => total + contribution, 0),
        score,
      )
    }
    // An id that training met too seldom is unknown, and adds nothing.
    const ofIds = served.results.flatMap(({ explanation }) => explanation.contributions).filter(({ feature }) => feature.endsWith('-ids'))
    assert.ok(ofIds.length > 0)
    for (const { label, feature, value } of ofIds) assert.ok(label !== feature && Number.isInteger(value))
    const { models, reproduced, items } = await platform.explain(served.request, operator)
    assert.deepEqual([models.at(-1)!.version, reproduced, items.length], [record.versions['neural-pairwise'], true, served.results.length])
  })

  it('may rank as each recruiter and contract likes, says what they add, and its pages still come out bit for bit', async () => {
    const { platform, recruiter } = market
    for (const contender of ['glmix', 'glmix-trees']) {
      const version = record.versions[contender]!
      await platform.promoteModel('members', version, 'to look at it')
      const own = await managersPage(market)
      const ofOperator = await platform.searchTalent({ caller: operator, text: 'manager' })
      for (const { explanation } of own.results) {
        const parts = explanation.coordinates!
        assert.deepEqual(
          parts.map(({ coordinate }) => coordinate),
          ['global', 'per-recruiter', 'per-contract'],
        )
        assert.equal(
          parts.reduce((sum, { score }) => sum + score, 0),
          explanation.score,
        )
        assert.equal(
          explanation.contributions.reduce((sum, { contribution }) => sum + contribution, 0),
          explanation.score,
        )
      }
      const added = (served: typeof own) => served.results.map(({ explanation }) => explanation.coordinates![1]!.score)
      assert.ok(
        added(own).some((score) => score !== 0),
        `${contender} knows ${recruiter.recruiter}`,
      )
      assert.ok(added(ofOperator).every((score) => score === 0))
      for (const { request } of [own, ofOperator]) {
        const { models, reproduced } = await platform.explain(request, operator)
        assert.deepEqual([models.some((one) => one.version === version), reproduced], [true, true])
      }
    }
  })

  describeModelFaults(() => ({ market, record, refusals }))

  it('is rolled back again and again, down to the built-in one, and never forward', async () => {
    const { platform } = market
    const versions = ['linear', 'trees-pointwise', 'linear', 'trees-pairwise'].map((name) => record.versions[name]!)
    const current = () => platform.models('members').then((all) => all.find((version) => version.current)!.version)
    while ((await current()) !== builtIn) await platform.rollBackModel('members', 'down')
    await assert.rejects(platform.rollBackModel('members', 'below the ground'), { code: 'conflict' })
    for (const version of versions) await platform.promoteModel('members', version, 'up')
    const seen: string[] = []
    for (const _ of versions) {
      seen.push(await current())
      await platform.rollBackModel('members', 'down')
    }
    assert.deepEqual([...seen, await current()], [...versions.toReversed(), builtIn])
    await platform.promoteModel('members', record.versions['trees-pairwise']!, 'as before')
  })

  it('stays where it is pinned, until it is unpinned', async () => {
    const { platform } = market
    await platform.pinModel('members', true, 'an audit runs')
    const kept = await platform.train({ seed: 4 })
    assert.deepEqual([kept.promoted, kept.keptBecausePinned], [false, true])
    const current = () => platform.models('members').then((versions) => versions.find((version) => version.current)!)
    assert.deepEqual([(await current()).version, (await current()).pinned], [record.versions['trees-pairwise'], true])
    await platform.pinModel('members', false, 'the audit is over')
    assert.equal((await current()).pinned, false)
    assert.deepEqual(
      (await platform.trainings()).map(({ id, state }) => [id, state]),
      [
        [2, 'finished'],
        [1, 'finished'],
      ],
    )
    await assert.rejects(platform.train({ plan: 'no-such-plan' }), { code: 'invalid-request', field: 'plan' })
  })
})
