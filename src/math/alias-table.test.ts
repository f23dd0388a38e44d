import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { aliasTable, drawAlias } from './alias-table.ts'

describe('aliasTable', () => {
  it('gives every item exactly its share of the uniform numbers', () => {
    const weights = fc
      .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
      .filter((list) => list.some((w) => w > 1e-3))
    fc.assert(
      fc.property(weights, (list) => {
        const total = list.reduce((sum, weight) => sum + weight, 0)
        sharesOf(list).forEach((share, i) => {
          assert.ok(Math.abs(share - list[i]! / total) < 1e-9)
        })
      }),
      { seed: 3 },
    )
  })

  it('never draws an item of weight 0', () => {
    const table = aliasTable([0, 1, 0, 3])
    for (let n = 0; n < 1000; n++) assert.ok(drawAlias(table, n / 1000) % 2 === 1)
  })

  it('refuses weights that are no distribution', () => {
    for (const weights of [[], [0, 0], [1, -1], [1, Number.NaN], [Number.POSITIVE_INFINITY]])
      assert.throws(() => aliasTable(weights), RangeError)
  })
})

/** The table read back: each column has 1/n, split between its own item and its alias. */
function sharesOf(weights: readonly number[]): number[] {
  const { thresholds, aliases } = aliasTable(weights)
  const shares = weights.map(() => 0)
  thresholds.forEach((threshold, column) => {
    shares[column]! += threshold / weights.length
    shares[aliases[column]!]! += (1 - threshold) / weights.length
  })
  return shares
}
