import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { precisionAt } from './precision.ts'

describe('precisionAt', () => {
  it('counts positives among the top k', () => {
    // By score: rows 3, 1, 0, 2; the top two hold one positive.
    assert.equal(precisionAt(2, [0.2, 0.5, 0.1, 0.9], [1, 0, 1, 1]), 1 / 2)
  })

  it('divides by k even where fewer were shown', () => {
    assert.equal(precisionAt(25, [1, 2], [1, 1]), 2 / 25)
  })
})
