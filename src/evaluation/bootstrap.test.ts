import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../math/hash32.ts'
import { bootstrapInterval, differences } from './bootstrap.ts'

const options = { seed: 7, draws: 2000, level: 0.95 }

describe('bootstrapInterval', () => {
  it('has no width where all requests are alike', () => {
    assert.deepEqual(bootstrapInterval(new Float64Array(20).fill(0.25), options), { mean: 0.25, low: 0.25, high: 0.25 })
  })

  it('is as wide as the error of a mean', () => {
    // 400 uniforms: standard error = sqrt(1/12 / 400) = .01443, so ± 1.96 · .01443 = .0283 around the mean.
    const { mean, low, high } = bootstrapInterval(
      Float64Array.from({ length: 400 }, (_, i) => uniform(3, i)),
      options,
    )
    assert.ok(Math.abs(high - low - 2 * 0.0283) < 0.004)
    assert.ok(low < mean && mean < high)
  })

  it('is the same whenever it is drawn again, and another for another seed', () => {
    const values = Float64Array.from({ length: 30 }, (_, i) => uniform(4, i))
    assert.deepEqual(bootstrapInterval(values, options), bootstrapInterval(values, options))
    assert.notDeepEqual(bootstrapInterval(values, options), bootstrapInterval(values, { ...options, seed: 8 }))
  })

  it('refuses to draw from nothing and to pair unequal lists', () => {
    assert.throws(() => bootstrapInterval(new Float64Array(0), options), RangeError)
    assert.throws(() => differences(Float64Array.of(1), Float64Array.of(1, 2)), RangeError)
  })
})
