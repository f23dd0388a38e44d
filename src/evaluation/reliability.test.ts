import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calibrationError, reliability } from './reliability.ts'

describe('reliability', () => {
  it('sets the mean stated chance of each bin beside the share that came true', () => {
    // Two bins: (.1 + .3) / 2 = .2 with none of two, (.6 + .8) / 2 = .7 with one of two.
    const bins = reliability(Float64Array.of(0.8, 0.1, 0.6, 0.3), [1, 0, 0, 0], 2)
    assert.deepEqual(
      bins.map(({ stated, observed, rows }) => [Number(stated.toFixed(9)), observed, rows]),
      [
        [0.2, 0, 2],
        [0.7, 0.5, 2],
      ],
    )
    // (2 · |.2 − 0| + 2 · |.7 − .5|) / 4 = .2
    assert.ok(Math.abs(calibrationError(bins) - 0.2) < 1e-12)
  })

  it('keeps equal chances in one bin, and knows no error of no rows', () => {
    assert.deepEqual(reliability(Float64Array.of(0.5, 0.5, 0.5), [1, 0, 0], 3), [{ stated: 0.5, observed: 1 / 3, rows: 3 }])
    assert.equal(calibrationError(reliability(new Float64Array(0), [])), 0)
  })

  it('counts every row once, in bins that ascend, with an error of at most 1', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (drawn, count) => {
        const chances = Float64Array.from(drawn, ([chance]) => chance)
        const labels = drawn.map(([, label]) => label)
        const bins = reliability(chances, labels, count)
        const sum = (of: (bin: (typeof bins)[number]) => number) => bins.reduce((total, bin) => total + of(bin), 0)
        assert.equal(
          sum((bin) => bin.rows),
          drawn.length,
        )
        const positives = labels.reduce<number>((total, label) => total + label, 0)
        assert.ok(Math.abs(sum((bin) => bin.rows * bin.observed) - positives) < 1e-9)
        for (let bin = 1; bin < bins.length; bin++) assert.ok(bins[bin]!.stated >= bins[bin - 1]!.stated)
        assert.ok(calibrationError(bins) <= 1)
      }),
      { seed: 7 },
    )
  })
})
