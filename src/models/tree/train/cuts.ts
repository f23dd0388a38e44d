/**
 * Where the values of a feature are cut into bins: between all of them where there are few, else at quantiles of a sample. A cut is
 * itself a value, and what is below it goes left.
 */
import { hash32 } from '../../../math/hash32.ts'
import { sortFloats } from '../../../math/sort-floats.ts'
import type { Matrix } from '../../examples.ts'

/** Rows that the quantiles are taken from: their error is below a percent of the rows. */
const sampledRows = 32_768

export function cutsOf(matrix: Matrix, rows: number, maxBins: number, seed: number): readonly Float32Array[] {
  const chosen = sampleOf(rows, seed)
  const { starts, known } = knownByColumn(matrix, chosen)
  return Array.from({ length: matrix.width }, (_, column) => cuts(known.subarray(starts[column], starts[column + 1]), maxBins - 2))
}

export function eachCell(matrix: Matrix, row: number, visit: (column: number, value: number) => void): void {
  const { width, values } = matrix
  if (matrix.kind === 'dense') for (let column = 0; column < width; column++) visit(column, values[row * width + column])
  else for (let cell = matrix.starts[row]; cell < matrix.starts[row + 1]; cell++) visit(matrix.columns[cell], values[cell])
}

function sampleOf(rows: number, seed: number): Uint32Array {
  const limit = (sampledRows / rows) * 2 ** 32
  const chosen = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) if (rows <= sampledRows || hash32(seed, row, 0xc075) < limit) chosen[count++] = row
  return chosen.subarray(0, count)
}

/** Values of the chosen rows column by column; those of column c lie from `starts[c]` on. */
function knownByColumn(matrix: Matrix, chosen: Uint32Array): { starts: Uint32Array; known: Float32Array<ArrayBuffer> } {
  const starts = new Uint32Array(matrix.width + 1)
  const count = (column: number, value: number) => {
    if (!Number.isNaN(value)) starts[column + 1]++
  }
  for (const row of chosen) eachCell(matrix, row, count)
  for (let column = 0; column < matrix.width; column++) starts[column + 1] += starts[column]
  const known = new Float32Array(starts[matrix.width])
  const ends = starts.slice()
  const keep = (column: number, value: number) => {
    if (!Number.isNaN(value)) known[ends[column]++] = value
  }
  for (const row of chosen) eachCell(matrix, row, keep)
  return { starts, known }
}

/** At most `most` cuts, ascending, none at or below the least value. Sorts what it is given. */
function cuts(known: Float32Array<ArrayBuffer>, most: number): Float32Array {
  sortFloats(known)
  const found: number[] = []
  for (let i = 1; i < known.length && found.length <= most; i++) if (known[i] !== known[i - 1]) found.push(known[i])
  if (found.length <= most) return Float32Array.from(found)
  found.length = 0
  for (let i = 1; i <= most; i++) {
    const value = known[Math.min(known.length - 1, Math.round((i * known.length) / (most + 1)))]
    if (value > (found.at(-1) ?? known[0])) found.push(value)
  }
  return Float32Array.from(found)
}
