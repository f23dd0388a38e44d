import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { kthLargest, selectTop } from './select-top.ts'

const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0xffff_ffff }))
const values = fc.array(value, { minLength: 1, maxLength: 60 }).map((list) => Uint32Array.from(list))

describe('selection', () => {
  it('brings the first k of the order to the front', () => {
    fc.assert(
      fc.property(values, fc.nat({ max: 70 }), (list, k) => {
        const items = list.slice()
        selectTop(items, items.length, k, (a, b) => a - b)
        assert.deepEqual(items.slice(0, k).sort(), list.slice().sort().slice(0, k))
        assert.deepEqual(items.slice().sort(), list.slice().sort())
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('knows the k-th largest value and how many are larger', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, at) => {
        const k = (at % list.length) + 1
        const expected = list.slice().sort().reverse()[k - 1]!
        assert.deepEqual(kthLargest(list, list.length, k), { value: expected, larger: list.filter((one) => one > expected).length })
      }),
      { seed: 2, numRuns: 500 },
    )
  })
})
