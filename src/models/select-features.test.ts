import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { denseBlocks } from './dense-blocks.ts'
import type { Examples } from './examples.ts'
import { selectFeatures } from './select-features.ts'

/** Three columns a, b, c; NaN is absent from the sparse form. */
function examplesOf(rows: readonly (readonly number[])[], kind: 'dense' | 'sparse'): Examples {
  const features = ['a', 'b', 'c']
  const labels = new Float64Array(rows.length)
  if (kind === 'dense') return { features, labels, matrix: { kind, values: Float64Array.from(rows.flat()), width: 3 } }
  const cells = rows.map((row) => [...row.entries()].filter(([, x]) => !Number.isNaN(x)))
  const starts = Uint32Array.from([0, ...cells.map((_, row) => cells.slice(0, row + 1).flat().length)])
  const columns = Uint32Array.from(cells.flat(), ([column]) => column)
  return { features, labels, matrix: { kind, starts, columns, values: Float64Array.from(cells.flat(), ([, x]) => x), width: 3 } }
}

function denseValues(examples: Examples): number[] {
  const values: number[] = []
  for (const { rows } of denseBlocks(examples)) values.push(...rows.values)
  return values
}

describe('selectFeatures', () => {
  it('gives the columns that are wanted, in their order, and NaN for those that are not there', () => {
    const cell = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(NaN))
    const wanted = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 9 }), wanted, (rows, features) => {
        const expected = rows.flatMap((row) => features.map((name) => row['abc'.indexOf(name)] ?? NaN))
        for (const kind of ['dense', 'sparse'] as const) {
          const selected = selectFeatures(examplesOf(rows, kind), features)
          assert.deepEqual([selected.features, selected.matrix.kind, selected.matrix.width], [features, kind, features.length])
          assert.deepEqual(denseValues(selected), expected)
          if (selected.matrix.kind === 'sparse') assert.ok(ascends(selected.matrix))
        }
      }),
      { seed: 6 },
    )
  })

  it('leaves examples alone that are as they should be', () => {
    const examples = examplesOf([[1, 2, 3]], 'dense')
    assert.equal(selectFeatures(examples, ['a', 'b', 'c']), examples)
  })
})

describe('denseBlocks', () => {
  it('goes through all rows, block by block', () => {
    const rows = Array.from({ length: 2500 }, (_, i) => [i, NaN, -i])
    for (const kind of ['dense', 'sparse'] as const) {
      assert.deepEqual(denseValues(examplesOf(rows, kind)), rows.flat())
      assert.deepEqual(
        [...denseBlocks(examplesOf(rows, kind))].map(({ start, rows: { count } }) => [start, count]),
        [
          [0, 1024],
          [1024, 1024],
          [2048, 452],
        ],
      )
    }
  })
})

function ascends({ starts, columns }: { readonly starts: Uint32Array; readonly columns: Uint32Array }): boolean {
  return [...starts.subarray(1).keys()].every((row) => {
    const own = columns.subarray(starts[row], starts[row + 1])
    return own.every((column, i) => i === 0 || column > own[i - 1]!)
  })
}
