import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from './hash32.ts'
import { sortFloats } from './sort-floats.ts'

describe('the sort of floats', () => {
  it('orders as the language does, few and many, of either sign, infinite and tiny', () => {
    for (const count of [0, 1, 100, 5000]) {
      const values = Float32Array.from({ length: count }, (_, i) => (uniform(1, i) - 0.5) * 10 ** (Math.floor(uniform(2, i) * 80) - 42))
      if (count > 3) values.set([-Infinity, Infinity, -0, 0])
      const expected = values.slice().sort()
      sortFloats(values)
      assert.deepEqual(values, expected)
    }
  })
})
