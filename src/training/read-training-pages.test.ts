import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answered, page, sent } from '../../tests/training/history.ts'
import type { Event } from '../domain/event.ts'
import { erasedKey } from '../domain/page.ts'
import { dayMs } from '../domain/time.ts'
import { MemoryEventLog } from '../events/memory-event-log.ts'
import { maturityMs } from './label.ts'
import { readTrainingPages } from './read-training-pages.ts'

const wanted = { channels: ['recruiter-search'], labeling: 'accepted', features: ['b', 'new', 'a'], mostPages: 100 } as const
const setsByHash = async (hash: string) => (hash === 'two' ? ['a', 'b'] : undefined)
/** Something long after all pages, so that they are judged. */
const later = page({ request: 'late', at: 100 * dayMs, members: [9] })

async function pagesOf(events: readonly Event[], more = {}) {
  const log = new MemoryEventLog()
  await log.append(events)
  return readTrainingPages({ log, featureNames: setsByHash }, { ...wanted, ...more }, () => {})
}

describe('pages as examples', () => {
  it('hold the logged vectors by name, and NaN where a page was logged without the feature', async () => {
    const { examples, coverage } = await pagesOf([page({ request: 'q1', at: 1, members: [1, 2] }), later])
    assert.deepEqual([...(examples.matrix.values as Float32Array)], [-1, NaN, 1, -2, NaN, 2])
    assert.deepEqual([...coverage], [1, 0, 1])
  })

  it('take a feature that a page was logged without from its backfill, row by row, and state both coverages', async () => {
    const log = new MemoryEventLog()
    await log.append([page({ request: 'q1', at: 1, members: [1, erasedKey, 2] }), page({ request: 'q2', at: 2, members: [3] }), later])
    const backfilled = {
      offsets: Float64Array.of(1),
      starts: Uint32Array.of(0, 3),
      keys: Uint32Array.of(1, erasedKey, 2),
      computed: Uint8Array.of(0, 0, 1),
      values: Float32Array.of(NaN, NaN, 7),
    }
    const backfills = ['new', 'a'].map((feature) => ({ feature, ...backfilled }))
    const { examples, coverage, ...rest } = await readTrainingPages({ log, featureNames: setsByHash, backfills }, wanted, () => {})
    assert.deepEqual([...(examples.matrix.values as Float32Array)], [-1, NaN, 1, -2, 7, 2, -3, NaN, 3])
    assert.deepEqual([...coverage], [1, 0, 1])
    assert.deepEqual([...rest.backfilled], [0, 1 / 3, 0])
  })

  it('keep their part in every training, whatever other pages there are', async () => {
    const named = Array.from({ length: 200 }, (_, i) => page({ request: `q${i}`, at: i + 2, members: [1] }))
    const all = { mostPages: 1000 }
    const few = await pagesOf([...named, later], all)
    const more = await pagesOf([page({ request: 'new', at: 1, members: [1] }), ...named, later], all)
    assert.deepEqual([...more.heldOut.subarray(1)], [...few.heldOut])
    assert.deepEqual([...more.validation.subarray(1)], [...few.validation])
    for (const drawn of [few.heldOut, few.validation]) {
      const count = drawn.reduce((sum, one) => sum + one, 0)
      assert.ok(count > 5 && count < 40, `${count} of 200`)
    }
    assert.notDeepEqual([...few.validation], [...few.heldOut])
  })

  it('label a row by what followed its page, and keep requests and places', async () => {
    const events = [
      page({ request: 'q1', at: 1, members: [1, 2] }),
      page({ request: 'q2', at: 2, members: [3, 4, 5], start: 25, shuffled: 100 }),
      sent(2, 3, 'q1'),
      sent(5, 3, 'q2'),
      answered(2, 4, true),
      answered(5, 4, true),
      later,
    ]
    const { examples, places, random } = await pagesOf(events)
    assert.deepEqual([...examples.labels], [0, 1, 0, 0, 1])
    assert.deepEqual([...examples.requests!], [0, 2, 5])
    assert.deepEqual([...places], [0, 1, 25, 26, 27])
    assert.deepEqual([...random], [0, 1])
  })

  it('leave out who was erased or written to before, and a page of which nobody is left', async () => {
    const events = [
      page({ request: 'q1', at: 1, members: [1, 2] }),
      sent(1, 2, 'q1'),
      page({ request: 'q2', at: 3, members: [1, erasedKey, 3] }),
      page({ request: 'q3', at: 4, members: [1, erasedKey] }),
      later,
    ]
    const { examples, ats } = await pagesOf(events)
    assert.deepEqual([...ats], [1, 3])
    assert.deepEqual([...examples.requests!], [0, 2, 3])
    assert.equal((examples.matrix.values as Float32Array)[2 * 3 + 2], 3)
  })

  it('wait until answers can be in, and keep the newest pages where there are too many', async () => {
    const ats = [1, 2, 3, 4 + maturityMs]
    const events = ats.map((at, i) => page({ request: `q${i}`, at, members: [i + 1] }))
    assert.deepEqual([...(await pagesOf(events)).ats], [1, 2, 3])
    assert.deepEqual([...(await pagesOf(events, { mostPages: 2 })).ats], [2, 3])
  })

  it('are none of another channel or of a lost feature set', async () => {
    const lost = { ...page({ request: 'q1', at: 1, members: [1] }), featureSet: 'lost' }
    const other = { ...page({ request: 'q2', at: 2, members: [1] }), channel: 'rank' } as const
    assert.equal((await pagesOf([lost, other, later])).examples.labels.length, 0)
  })
})
