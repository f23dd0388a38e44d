import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mergeCounts, unpackCounts } from './packed-counts.ts'

describe('packed counts', () => {
  it('keep terms of 32 bits and counts of either sign', () => {
    const packed = mergeCounts(undefined, -3, Uint32Array.of(0, 127, 128, 0xffffffff), Int32Array.of(1, -1, 2 ** 31 - 1, -(2 ** 31)))
    const { total, terms, counts } = unpackCounts(packed)
    assert.deepEqual([total, [...terms], [...counts]], [-3, [0, 127, 128, 0xffffffff], [1, -1, 2 ** 31 - 1, -(2 ** 31)]])
  })

  it('are the same bytes for the same counts, whatever led to them', () => {
    const once = mergeCounts(undefined, 2, Uint32Array.of(5, 9), Int32Array.of(2, 1))
    const twice = mergeCounts(
      mergeCounts(undefined, 1, Uint32Array.of(5, 7), Int32Array.of(3, 1)),
      1,
      Uint32Array.of(5, 7, 9),
      Int32Array.of(-1, -1, 1),
    )
    assert.deepEqual(twice, once)
  })

  it('take about two bytes a term where terms lie close', () => {
    const terms = Uint32Array.from({ length: 1_000 }, (_, i) => 2 ** 30 + i * 20)
    assert.ok(mergeCounts(undefined, 9, terms, new Int32Array(1_000).fill(3))!.length < 2_100)
  })

  it('say so where they are cut off', () => {
    const packed = mergeCounts(undefined, 1, Uint32Array.of(300), Int32Array.of(1))!
    assert.throws(() => unpackCounts(packed.subarray(0, 3)), RangeError)
  })
})
