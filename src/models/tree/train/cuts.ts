/**
 * Where the values of a feature are cut into bins: between all of them where there are few, else at quantiles of a sample. A cut is
 * itself a value, and what is below it goes left.
 */
import { hash32 } from '../../../math/hash32.ts'
import type { Matrix } from '../../examples.ts'

/** Rows that the quantiles are taken from: their error is below a percent of the rows. */
const sampledRows = 32_768

export function cutsOf(matrix: Matrix, rows: number, maxBins: number, seed: number): readonly Float32Array[] {
  const chosen = sampleOf(rows, seed)
  const columns = Array.from({ length: matrix.width }, () => new Float32Array(chosen.length).fill(NaN))
  chosen.forEach((row, i) => {
    eachCell(matrix, row, (column, value) => {
      columns[column][i] = value
    })
  })
  return columns.map((values) => cuts(values, maxBins - 2))
}

export function eachCell(matrix: Matrix, row: number, visit: (column: number, value: number) => void): void {
  const { width, values } = matrix
  if (matrix.kind === 'dense') for (let column = 0; column < width; column++) visit(column, values[row * width + column])
  else for (let cell = matrix.starts[row]; cell < matrix.starts[row + 1]; cell++) visit(matrix.columns[cell], values[cell])
}

function sampleOf(rows: number, seed: number): Uint32Array {
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  return rows <= sampledRows ? all : all.filter((row) => hash32(seed, row, 0xc075) < (sampledRows / rows) * 2 ** 32)
}

/** At most `most` cuts, ascending, none at or below the least value. */
function cuts(values: Float32Array, most: number): Float32Array {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  const distinct = known.filter((value, i) => i > 0 && value !== known[i - 1])
  if (distinct.length <= most) return distinct
  const chosen = new Set<number>()
  for (let i = 1; i <= most; i++) chosen.add(known[Math.min(known.length - 1, Math.round((i * known.length) / (most + 1)))])
  return Float32Array.from(chosen).filter((value) => value > known[0])
}
