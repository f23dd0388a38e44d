/**
 * Features as networks and effects see them: (x − mean) / deviation of the known training values, kept within ±10 so that one odd value
 * does not rule the score; a value that is not known is the mean, and its indicator 1. An absent cell of a sparse matrix is 0.
 */
import type { Matrix } from './examples.ts'

export interface Standardization {
  readonly means: Float64Array
  readonly scales: Float64Array
  readonly indicators: Uint32Array
}

const widest = 10

/** Of columns by name; without indicators. */
export interface NamedStandardization extends Omit<Standardization, 'indicators'> {
  readonly features: readonly string[]
}

/** For columns in another order; those that were not standardized stay as they are. */
export function standardizationFor({ features, means, scales }: NamedStandardization, wanted: readonly string[]): NamedStandardization {
  const places = wanted.map((name) => features.indexOf(name))
  const pick = (values: Float64Array, otherwise: number) => Float64Array.from(places, (place) => (place < 0 ? otherwise : values[place]))
  return { features: wanted, means: pick(means, 0), scales: pick(scales, 1) }
}

/** Values as they will be scored, in float32: the place of a row's first number in `values`, good until the next is sought. */
export interface RowSource {
  readonly values: Float32Array
  seek(row: number): number
}

export function rowSource(matrix: Matrix): RowSource {
  const { values, width } = matrix
  if (matrix.kind === 'dense' && values instanceof Float32Array) return { values, seek: (row) => row * width }
  const one = new Float32Array(width)
  return {
    values: one,
    seek(row) {
      if (matrix.kind === 'dense') one.set(values.subarray(row * width, (row + 1) * width))
      else {
        one.fill(0)
        for (let cell = matrix.starts[row]; cell < matrix.starts[row + 1]; cell++) one[matrix.columns[cell]] = values[cell]
      }
      return 0
    },
  }
}

export function fitStandardization(matrix: Matrix, rows: number): Standardization {
  const { width } = matrix
  const [means, squares, counts] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]
  const source = rowSource(matrix)
  for (let row = 0; row < rows; row++) {
    const start = source.seek(row)
    for (let column = 0; column < width; column++) {
      const x = source.values[start + column]
      if (!isKnown(x)) continue
      // Welford: the mean moves by its share of the distance, so that large means cost no digits.
      const apart = x - means[column]
      means[column] += apart / ++counts[column]
      squares[column] += apart * (x - means[column])
    }
  }
  const scales = squares.map((square, column) => {
    const variance = counts[column] === 0 ? 0 : square / counts[column]
    return variance > 1e-12 * means[column] ** 2 ? 1 / Math.sqrt(variance) : 0
  })
  const indicators = Uint32Array.from(means.keys()).filter((column) => counts[column] < rows && counts[column] > 0)
  return { means, scales: scales.map((scale) => (Number.isFinite(scale) ? scale : 0)), indicators }
}

/** Writes the features of a row, from the places of `columns` behind `start`, and then the indicators. */
export type Standardize = (values: Float32Array, start: number, into: Float32Array, to: number) => void

export function standardizer({ means, scales, indicators }: Standardization, columns: Int32Array): Standardize {
  const count = columns.length
  return (values, start, into, to) => {
    for (let i = 0; i < count; i++) {
      const x = values[start + columns[i]]
      into[to + i] = isKnown(x) ? standardized(x, means[i], scales[i]) : 0
    }
    for (let i = 0; i < indicators.length; i++) into[to + count + i] = isKnown(values[start + columns[indicators[i]]]) ? 0 : 1
  }
}

export function standardized(x: number, mean: number, scale: number): number {
  return Math.min(Math.max((x - mean) * scale, -widest), widest)
}

/** Dense rows, column by column; what is not known is NaN. */
export function standardizedRows(
  { means, scales }: Omit<Standardization, 'indicators'>,
  values: Float32Array,
  width: number,
): Float32Array {
  return values.map((x, at) => {
    const column = at % width
    return isKnown(x) ? standardized(x, means[column], scales[column]) : Number.NaN
  })
}

/** An infinite input is as little known as a missing one. */
function isKnown(x: number): boolean {
  return x - x === 0
}
