import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Coordinate } from '../glmix-options.ts'
import { ownFeatures } from './own-features.ts'
import { OwnRows } from './own-rows.ts'
import type { RowSource } from './row-source.ts'

/** Rows of dense cells, 0 being no cell; column 0 is the intercept. */
function read(rows: readonly (readonly number[])[]): { source: RowSource; own: OwnRows } {
  const reader = {
    features: new Uint32Array(8),
    values: new Float64Array(8),
    read(row: number): number {
      let count = 0
      for (const [feature, value] of rows[row]!.entries()) {
        if (value === 0) continue
        reader.features[count] = feature
        reader.values[count++] = value
      }
      return count
    },
  }
  const numbers = Uint32Array.from(rows.keys())
  const labels = Float64Array.from(rows, (_, row) => row % 2)
  const source: RowSource = { reader, labels, weights: undefined, numbers, single: false }
  return { source, own: new OwnRows().read(source, numbers) }
}

const featuresOf = (rows: readonly (readonly number[])[], coordinate: Pick<Coordinate, 'intercept' | 'featuresToSamplesRatio'>) => {
  const { source, own } = read(rows)
  return [...ownFeatures(coordinate as Coordinate, source, own, rows.length, new Uint32Array(5))]
}

const row = fc.tuple(fc.constant(1), fc.constantFrom(0, 2), fc.constant(3), fc.constantFrom(-1, 0, 1), fc.constantFrom(4, 5))

describe('the features of an entity', () => {
  it('leave out what has one value in all its rows, where they are chosen from', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const isVarying = (feature: number) => new Set(rows.map((cells) => cells[feature])).size > 1
        const expected = [0, 1, 2, 3, 4].filter((feature) => feature === 0 || isVarying(feature))
        assert.deepEqual(featuresOf(rows, { intercept: true, featuresToSamplesRatio: 100 }), expected)
      }),
      { seed: 7 },
    )
  })

  it('are all that its rows have, where none are chosen', () => {
    const rows = [
      [1, 0, 3, 1, 4],
      [1, 0, 3, 2, 4],
    ]
    assert.deepEqual(featuresOf(rows, { intercept: true, featuresToSamplesRatio: Number.POSITIVE_INFINITY }), [0, 2, 3, 4])
  })
})
