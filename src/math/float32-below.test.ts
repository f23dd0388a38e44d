import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { float32Below } from './float32-below.ts'

describe('float32Below', () => {
  it('is never above, is the next one at most, and leaves alone what fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (value) => {
        const below = float32Below(value)
        assert.ok(below <= value && value - below <= value * 2 ** -23)
        assert.equal(float32Below(below), below)
      }),
      { seed: 1, numRuns: 500 },
    )
    assert.equal(float32Below(20_454.5), 20_454.5)
  })
})
