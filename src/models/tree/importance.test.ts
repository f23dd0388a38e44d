import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importanceOf } from './importance.ts'
import type { TreeModel } from './tree-model.ts'

describe('the importance of inputs', () => {
  it('sums gain, cover and count over the splits that ask them, the greatest gain first', () => {
    // "a" above "c" above "a", and a leaf that has a cover but asks nothing.
    const model: TreeModel = {
      kind: 'tree',
      features: ['a', 'b', 'c', 'd'],
      base: 0,
      roots: Uint32Array.of(0),
      inputs: Int32Array.of(0, -1, 2, 0, -1, -1, -1),
      thresholds: new Float32Array(7),
      lefts: Int32Array.of(1, -1, 3, 5, -1, -1, -1),
      rights: Int32Array.of(2, -1, 4, 6, -1, -1, -1),
      missingLeft: new Uint8Array(7),
      gains: Float32Array.of(4, 0, 9, 2.5, 0, 0, 0),
      covers: Float32Array.of(20, 5, 15, 10, 5, 6, 4),
    }
    assert.deepEqual(importanceOf(model), [
      { name: 'c', gain: 9, cover: 15, splits: 1 },
      { name: 'a', gain: 6.5, cover: 30, splits: 2 },
      { name: 'b', gain: 0, cover: 0, splits: 0 },
      { name: 'd', gain: 0, cover: 0, splits: 0 },
    ])
  })
})
