/** Features for old pages: what is computed later is, to the bit, what would have been logged then. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { everyTerm } from '../../src/adapters/embedded/dictionary.ts'
import { type LogReading, readLog } from '../../src/adapters/embedded/read-log.ts'
import { readBackfill, writeBackfill } from '../../src/adapters/files/backfill-file.ts'
import { featureSet } from '../../src/adapters/files/feature-sets.ts'
import type { Event, Stored } from '../../src/domain/event.ts'
import type { Offset } from '../../src/domain/ids.ts'
import { erasedKey, type PageShown } from '../../src/domain/page.ts'
import { servingFeatures } from '../../src/features/serving-features.ts'
import { documentFeatures } from '../../src/features/sets.ts'
import { backfillable, backfillFeature } from '../../src/platform/backfill/backfill-feature.ts'
import { PageReplay } from '../../src/platform/backfill/page-replay.ts'
import { lexiconOf } from '../../src/serving/lexicon.ts'
import { memberId } from '../../src/simulator/simulated-ids.ts'
import { TermDictionary } from '../../src/standardization/term-dictionary.ts'
import { backfilledRows } from '../../src/training/backfill-column.ts'
import { ownStandardizer } from '../standardization/own-standardizer.ts'
import { type PlayedMarket, playMarket } from './played-market.ts'
import { operator } from './small-market.ts'

const older = 'a release before'

/** The page as a release would have logged it that did not know the feature. */
function without(page: PageShown, feature: string): PageShown {
  const [width, column] = [servingFeatures.length, servingFeatures.indexOf(feature)]
  const vectors = page.items.vectors.filter((_, cell) => cell % width !== column)
  return { ...page, featureSet: older, items: { ...page.items, vectors } }
}

describe('a feature for old pages', { concurrency: false }, () => {
  let market: PlayedMarket
  let reading: LogReading

  before(async () => {
    market = await playMarket()
    // Profiles and postings go on changing after the pages, and one is gone.
    const { platform } = market
    for (let index = 0; index < 300; index += 7) {
      const member = await platform.member(memberId(index), operator)
      await platform.record([{ type: 'member-upserted', member: { ...member, skills: [{ name: 'Glassblowing' }], positions: [] } }])
    }
    await platform.record([{ type: 'member-deleted', member: memberId(3) }])
    for await (const job of platform.jobs(operator)) {
      await platform.record([{ type: 'job-upserted', job: { ...job, title: 'Glass blower', targeting: {} } }])
    }
    reading = await readLog(market.directory)
  })
  after(async () => {
    await reading.close()
    await market.close()
  })

  const pages = async () => {
    const found: { offset: Offset; page: PageShown }[] = []
    for await (const { offset, event } of reading.log.read(0 as Offset)) {
      if (event.type === 'page-shown' && event.items.keys.length > 0) found.push({ offset, page: event })
    }
    return found
  }

  function replay(): PageReplay {
    const dictionary = new TermDictionary()
    dictionary.restore(everyTerm(reading.reader))
    const spoken = { standardizer: ownStandardizer, lexicon: lexiconOf(ownStandardizer, dictionary) }
    return new PageReplay({ reader: reading.reader, eventAt: (offset) => reading.log.at(offset), dictionary, taxonomy: () => spoken })
  }

  const namesAt = (feature?: string) => async (hash: string) =>
    hash === older ? servingFeatures.filter((name) => name !== feature) : featureSet(join(market.directory, 'models/feature-sets'), hash)

  it('restores every page to the bit, in all that follows from question and profile', async () => {
    const backfill = await backfillFeature(backfillable('skill-focus'), {
      log: reading.log,
      replay: replay(),
      featureNames: namesAt(),
      progress: () => {},
    })
    const rows = (await pages()).reduce((sum, { page }) => sum + page.items.keys.length, 0)
    assert.ok(rows > 1000)
    assert.deepEqual([backfill.compared, backfill.equal, backfill.column.offsets.length], [rows, rows, 0])
  })

  for (const feature of ['skill-focus', 'years-below', 'distance', 'recency', 'asked-skills']) {
    it(`equals what was logged, bit for bit: ${feature}`, async () => {
      const log = {
        end: () => reading.log.end(),
        async *read(from: Offset, to?: Offset): AsyncIterable<Stored<Event>> {
          for await (const stored of reading.log.read(from, to))
            yield stored.event.type === 'page-shown' ? { ...stored, event: without(stored.event, feature) } : stored
        },
      }
      const { column, compared } = await backfillFeature(backfillable(feature), {
        log,
        replay: replay(),
        featureNames: namesAt(feature),
        progress: () => {},
      })
      assert.equal(compared, 0)
      const place = servingFeatures.indexOf(feature)
      for (const { offset, page } of await pages()) {
        const { values, computed } = backfilledRows(column, offset)!
        const logged = page.items.vectors.filter((_, cell) => cell % servingFeatures.length === place)
        assert.deepEqual([...values], [...logged], `page ${offset}`)
        assert.ok(computed.every((one) => one === 1))
      }
    })
  }

  it('is refused where nobody can know it afterwards, with the reason', () => {
    assert.throws(() => backfillable('retrieval-share'), /what the index knew/)
    assert.throws(() => backfillable('liked-in-project'), /what had happened by the moment of the page/)
    assert.throws(() => backfillable('no-such-feature'), /there are exact-title, /)
    for (const { name, ofIndex } of documentFeatures) if (!ofIndex) assert.equal(backfillable(name).name, name)
  })

  it('is computed in a process of its own, on the board, and kept beside the log', async () => {
    const { platform } = market
    const steps: string[] = []
    const leave = platform.onWork(({ name, finished }) => steps.push(`${name} ${finished}`))
    const report = await platform.backfill('skill-focus')
    leave()
    assert.ok(report.compared > 1000 && report.equal === report.compared && report.pages === 0)
    assert.equal(steps.at(-1), 'Backfill of skill-focus true')
    const state = (await platform.features()).find(({ name }) => name === 'skill-focus')
    assert.deepEqual([state?.shadow, state?.backfillable, state?.backfill], [true, true, report])
    await assert.rejects(platform.backfill('retrieval-log'), { code: 'invalid-request', field: 'feature' })
  })

  it('is learned from where a training names it, with its coverage stated, and otherwise is not', async () => {
    const { platform } = market
    const named = await platform.train({ promote: false, shadows: ['skill-focus'] })
    assert.equal(named.coverage['skill-focus'], 1)
    const { inputs } = await platform.model('members', named.versions['linear']!)
    assert.ok(inputs.some(({ name }) => name === 'skill-focus'))
    const plain = await platform.train({ promote: false })
    assert.equal(plain.coverage['skill-focus'], undefined)
    await assert.rejects(platform.train({ shadows: ['exact-title'] }), { code: 'invalid-request', field: 'shadows' })
  })

  it('forgets the rows of a person who is erased', async () => {
    const { platform, directory } = market
    const folder = join(directory, 'backfills')
    const { request, items } = (await pages()).find(({ page }) => page.items.keys.length > 1)!.page
    const { keys } = items
    const [gone] = keys
    const rows = { starts: Uint32Array.of(0, 2), keys: Uint32Array.of(gone!, keys[1]!), computed: Uint8Array.of(1, 1) }
    const column = { feature: 'skill-focus', offsets: Float64Array.of(1), values: Float32Array.of(0.5, 0.25), ...rows }
    await writeBackfill(folder, column, (await platform.features()).find(({ name }) => name === 'skill-focus')!.backfill!)
    const first = (await platform.explain(request, operator)).items[0]!
    await platform.erase(first.id as never)
    const kept = (await readBackfill(folder, 'skill-focus'))!
    assert.deepEqual([...kept.keys, ...kept.computed, ...kept.values], [erasedKey, keys[1], 0, 1, NaN, 0.25])
  })

  it('says that a damaged column is to be computed again', async () => {
    const folder = join(market.directory, 'backfills')
    const { column } = JSON.parse(await readFile(join(folder, 'skill-focus.json'), 'utf8'))
    await writeFile(join(folder, column), 'no column')
    await assert.rejects(readBackfill(folder, 'skill-focus'), /damaged; compute it again with "mutual backfill skill-focus"/)
  })
})
