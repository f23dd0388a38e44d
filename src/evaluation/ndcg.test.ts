import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ndcg } from './ndcg.ts'

const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`)
const options = { k: 10, empty: 0, gain: 'exponential' } as const

describe('ndcg', () => {
  it('compares discounted gains with those of the ideal order', () => {
    // Shown by score: labels 1, 3, 0. DCG = 1/1 + 7/log2(3); ideal 3, 1, 0: 7/1 + 1/log2(3).
    near(ndcg([3, 1, 2], [1, 0, 3], options), (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)))
  })

  it('sees the first k alone, of the ideal order too', () => {
    // At k = 1: label 1 is shown where label 3 should be.
    near(ndcg([3, 1, 2], [1, 0, 3], { ...options, k: 1 }), 1 / 7)
  })

  it('takes utilities as gains where asked', () => {
    near(ndcg([1, 2], [0.5, 0.25], { ...options, gain: 'linear' }), (0.25 + 0.5 / Math.log2(3)) / (0.5 + 0.25 / Math.log2(3)))
  })

  it('counts a request without anything relevant as told', () => {
    assert.equal(ndcg([1, 2], [0, 0], options), 0)
    assert.equal(ndcg([1, 2], [0, 0], { ...options, empty: 1 }), 1)
  })

  it('keeps the given order among equal scores', () => {
    near(ndcg([1, 1], [1, 0], options), 1)
    near(ndcg([1, 1], [0, 1], options), 1 / Math.log2(3))
  })

  it('refuses labels that are no degree of relevance', () => {
    assert.throws(() => ndcg([1], [-1], options), RangeError)
    assert.throws(() => ndcg([1], [NaN], options), RangeError)
    assert.throws(() => ndcg([1], [1e5], options), /too high/)
  })
})
