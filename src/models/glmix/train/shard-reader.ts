/** The cells of a shard's rows under the numbers that a coordinate gives to its features; 0 is the intercept where there is one. */
import type { Matrix } from '../../examples.ts'

export interface ShardReader {
  /** By place, filled by `read`: ascending features and their values, the intercept's 1 first. */
  readonly features: Uint32Array
  readonly values: Float64Array
  /** Gives the number of cells. What is not known, and what is 0, is left out. */
  read(row: number): number
}

/** `numberOf` gives the coordinate's number of each column, `none` for a column that it does not know. */
export function shardReader(matrix: Matrix, numberOf: Uint32Array, hasIntercept: boolean): ShardReader {
  const most = matrix.kind === 'dense' ? matrix.width : mostCells(matrix.starts)
  const features = new Uint32Array(most + 1)
  const values = new Float64Array(most + 1)
  const first = Number(hasIntercept)
  if (hasIntercept) values[0] = 1
  const ascends = numberOf.every((number, column) => column === 0 || number >= numberOf[column - 1])

  function add(count: number, column: number, value: number): number {
    const number = numberOf[column]
    if (number === none || !(value !== 0 && value - value === 0)) return count
    features[count] = number
    values[count] = value
    if (!ascends) sink(features, values, count, first)
    return count + 1
  }

  return {
    features,
    values,
    read(row) {
      let count = first
      if (matrix.kind === 'dense') {
        const start = row * matrix.width
        for (let column = 0; column < matrix.width; column++) count = add(count, column, matrix.values[start + column])
      } else {
        for (let cell = matrix.starts[row]; cell < matrix.starts[row + 1]; cell++)
          count = add(count, matrix.columns[cell], matrix.values[cell])
      }
      return count
    },
  }
}

export const none = 0xffff_ffff

function mostCells(starts: Uint32Array): number {
  let most = 0
  for (let row = 0; row + 1 < starts.length; row++) most = Math.max(most, starts[row + 1] - starts[row])
  return most
}

/** Moves the last cell to its place among those before it. */
function sink(features: Uint32Array, values: Float64Array, last: number, first: number): void {
  const [feature, value] = [features[last], values[last]]
  let at = last
  for (; at > first && features[at - 1] > feature; at--) {
    features[at] = features[at - 1]
    values[at] = values[at - 1]
  }
  features[at] = feature
  values[at] = value
}
