import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { joinShards } from './join-shards.ts'

describe('shards side by side', () => {
  it('hold the cells of each row one after the other, without what is not known and what is 0', () => {
    const dense = { kind: 'dense', values: Float32Array.of(1, NaN, 0, 4), width: 2 } as const
    const sparse = {
      kind: 'sparse',
      starts: Uint32Array.of(0, 1, 3),
      columns: Uint32Array.of(2, 0, 1),
      values: Float32Array.of(7, 8, 9),
      width: 3,
    } as const
    const joined = joinShards(
      'both',
      [
        { name: 'a', features: ['a0', 'a1'], matrix: dense },
        { name: 'b', features: ['b0', 'b1', 'b2'], matrix: sparse },
      ],
      2,
    )
    assert.deepEqual(joined, {
      name: 'both',
      features: ['a0', 'a1', 'b0', 'b1', 'b2'],
      matrix: {
        kind: 'sparse',
        starts: Uint32Array.of(0, 2, 5),
        columns: Uint32Array.of(0, 4, 1, 2, 3),
        values: Float32Array.of(1, 7, 4, 8, 9),
        width: 5,
      },
    })
  })
})
