import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { RandomStream } from '../../math/random-stream.ts'
import { fitPlatt, plattChance } from './platt.ts'

describe('Platt scaling', () => {
  it('finds the map that the labels were drawn by', () => {
    const random = new RandomStream(1)
    const scores = Float64Array.from({ length: 20_000 }, () => 3 * random.normal())
    const labels = Array.from(scores, (score) => Number(random.chance(plattChance({ slope: 0.5, intercept: -1 }, score))))
    const { slope, intercept } = fitPlatt(scores, labels)
    assert.ok(Math.abs(slope - 0.5) < 0.03 && Math.abs(intercept + 1) < 0.05, `${slope} ${intercept}`)
  })

  it('stands at the optimum: the mean chance is the mean of the smoothed targets', () => {
    const scores = Float64Array.of(-2, -1, 0, 1, 2, 3)
    const labels = [0, 0, 1, 0, 1, 1]
    const map = fitPlatt(scores, labels)
    // Targets: 3 · 4/5 + 3 · 1/5 = 3 of six rows.
    assert.ok(Math.abs(scores.reduce((sum, score) => sum + plattChance(map, score), 0) - 3) < 1e-4)
  })

  it('states the base rate, smoothed, where scores tell nothing, and never turns the order round', () => {
    const same = fitPlatt(new Float64Array(4), [1, 0, 0, 0])
    // (2/3 + 3 · 1/5) / 4
    assert.ok(Math.abs(plattChance(same, 0) - 19 / 60) < 1e-6)
    const wrong = fitPlatt(Float64Array.of(3, 2, -2, -3), [0, 0, 1, 1])
    assert.equal(wrong.slope, 0)
    assert.equal(plattChance(wrong, 5), plattChance(wrong, -5))
  })

  it('refuses labels of one class', () => {
    assert.throws(() => fitPlatt(Float64Array.of(1, 2), [1, 1]), RangeError)
  })

  it('is finite, ascending and strictly between 0 and 1 for whatever is separable or not', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.boolean()), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(rows, (drawn) => {
        fc.pre(drawn.some(([, label]) => label) && drawn.some(([, label]) => !label))
        const scores = Float64Array.from(drawn, ([score]) => score)
        const map = fitPlatt(
          scores,
          drawn.map(([, label]) => Number(label)),
        )
        assert.ok(Number.isFinite(map.slope) && map.slope >= 0 && Number.isFinite(map.intercept))
        const chances = [...scores].sort((a, b) => a - b).map((score) => plattChance(map, score))
        chances.forEach((chance, i) => {
          assert.ok(chance >= 0 && chance <= 1 && (i === 0 || chance >= chances[i - 1]!))
        })
      }),
      { seed: 7 },
    )
  })
})
