import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mergeCounts, unpackCounts } from './packed-counts.ts'

describe('packed counts', () => {
  it('keep terms of 32 bits and counts of either sign', () => {
    const packed = merged(undefined, -3, Uint32Array.of(0, 127, 128, 0xffffffff), Int32Array.of(1, -1, 2 ** 31 - 1, -(2 ** 31)))
    const { total, terms, counts } = unpackCounts(packed)
    assert.deepEqual([total, [...terms], [...counts]], [-3, [0, 127, 128, 0xffffffff], [1, -1, 2 ** 31 - 1, -(2 ** 31)]])
  })

  it('are the same bytes for the same counts, whatever led to them', () => {
    const once = merged(undefined, 2, Uint32Array.of(5, 9), Int32Array.of(2, 1))
    const twice = merged(
      merged(undefined, 1, Uint32Array.of(5, 7), Int32Array.of(3, 1)),
      1,
      Uint32Array.of(5, 7, 9),
      Int32Array.of(-1, -1, 1),
    )
    assert.deepEqual(twice, once)
  })

  it('are what counting each step gives', () => {
    const step = fc.record({
      term: fc.oneof(fc.nat(40), fc.integer({ min: 0xfffffff0, max: 0xffffffff })),
      count: fc.integer({ min: -3, max: 300 }),
    })
    const batch = fc.uniqueArray(step, { selector: ({ term }) => term, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
        const counted = new Map<number, number>()
        let packed: Uint8Array | undefined
        for (const batch of batches) {
          const steps = batch.toSorted((a, b) => a.term - b.term)
          for (const { term, count } of steps) counted.set(term, (counted.get(term) ?? 0) + count)
          packed = merged(
            packed,
            1,
            Uint32Array.from(steps, ({ term }) => term),
            Int32Array.from(steps, ({ count }) => count),
          )
        }
        const left = [...counted].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b)
        const { total, terms, counts } = unpackCounts(packed)
        assert.deepEqual([total, [...terms], [...counts]], [batches.length, left.map(([term]) => term), left.map(([, count]) => count)])
      }),
      { seed: 7 },
    )
  })

  it('take about two bytes a term where terms lie close', () => {
    const terms = Uint32Array.from({ length: 1_000 }, (_, i) => 2 ** 30 + i * 20)
    assert.ok(merged(undefined, 9, terms, new Int32Array(1_000).fill(3))!.length < 2_100)
  })

  it('say so where they are cut off', () => {
    const packed = merged(undefined, 1, Uint32Array.of(300), Int32Array.of(1))!
    assert.throws(() => unpackCounts(packed.subarray(0, 3)), RangeError)
  })
})

/** A copy that outlives the next call. */
function merged(...given: Parameters<typeof mergeCounts>): Uint8Array | undefined {
  return mergeCounts(...given)?.slice()
}
