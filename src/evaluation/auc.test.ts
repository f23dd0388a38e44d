import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { auc } from './auc.ts'

describe('auc', () => {
  it('counts the pairs in which the positive wins, a tie as half', () => {
    // Positives .9 and .4, negatives .4 and .1: .9 beats both, .4 ties one and beats the other: (1 + 1 + ½ + 1) / 4.
    assert.equal(auc(Float64Array.of(0.9, 0.4, 0.4, 0.1), [1, 1, 0, 0]), 3.5 / 4)
  })

  it('weighs a pair by the product of its weights', () => {
    // Positive of weight 2 loses to the negative of weight 3 and beats the one of weight 1: 2·1 / (2·3 + 2·1).
    assert.equal(auc(Float64Array.of(2, 3, 1), [1, 0, 0], [2, 3, 1]), 2 / 8)
  })

  it('is not a number where one class is missing', () => {
    assert.ok(Number.isNaN(auc(Float64Array.of(1, 2), [1, 1])))
  })

  it('refuses columns of unequal length and scores that are not numbers', () => {
    assert.throws(() => auc(Float64Array.of(1), [1, 0]), RangeError)
    assert.throws(() => auc(Float64Array.of(NaN, 1), [1, 0]), RangeError)
  })

  it('agrees with counting every pair', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 2,
      maxLength: 30,
    })
    fc.assert(
      fc.property(rows, (cells) => {
        const labels = cells.map(([, label]) => label)
        fc.pre(labels.includes(0) && labels.includes(1))
        const [scores, weights] = [Float64Array.from(cells, ([score]) => score), cells.map(([, , weight]) => weight)]
        assert.ok(Math.abs(auc(scores, labels, weights) - byPairs(scores, labels, weights)) < 1e-12)
      }),
      { seed: 3 },
    )
  })
})

function byPairs(scores: Float64Array, labels: readonly number[], weights: readonly number[]): number {
  let [won, all] = [0, 0]
  for (let p = 0; p < labels.length; p++) {
    for (let n = 0; n < labels.length; n++) {
      if (labels[p] !== 1 || labels[n] !== 0) continue
      const weight = weights[p]! * weights[n]!
      all += weight
      won += weight * (scores[p]! > scores[n]! ? 1 : scores[p] === scores[n] ? 0.5 : 0)
    }
  }
  return won / all
}
