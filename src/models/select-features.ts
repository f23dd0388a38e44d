/** The columns of examples in the order that somebody else wants them in. */
import type { Examples, SparseMatrix } from './examples.ts'

/**
 * Examples with exactly these features. Columns of others are left out; a feature that the examples do not have is an absent cell of a
 * sparse matrix, and a NaN of a dense one.
 */
export function selectFeatures(examples: Examples, features: readonly string[]): Examples {
  const wanted = new Map(features.map((name, place) => [name, place]))
  const places = Int32Array.from(examples.features, (name) => wanted.get(name) ?? -1)
  if (places.length === features.length && places.every((place, column) => place === column)) return examples
  return {
    ...examples,
    features,
    matrix:
      examples.matrix.kind === 'sparse'
        ? placedColumns(examples.matrix, places, features.length)
        : selectDense(examples, places, features.length),
  }
}

function selectDense({ matrix, labels }: Examples, places: Int32Array, width: number) {
  const values = emptyLike(matrix.values, labels.length * width).fill(NaN)
  for (let row = 0; row < labels.length; row++) {
    for (let column = 0; column < places.length; column++) {
      if (places[column]! >= 0) values[row * width + places[column]!] = matrix.values[row * matrix.width + column]!
    }
  }
  return { kind: 'dense', values, width } as const
}

/** Each column at its place; −1: left out. Cells of a row are put in order again where the places do not ascend. */
export function placedColumns(
  { starts, columns, values, width: given }: SparseMatrix,
  places: ArrayLike<number>,
  width: number = given,
): SparseMatrix {
  const keptStarts = new Uint32Array(starts.length)
  const keptColumns = new Uint32Array(columns.length)
  const keptValues = emptyLike(values, values.length)
  let count = 0
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) {
      const place = places[columns[cell]!]!
      if (place < 0) continue
      let at = count++
      for (; at > keptStarts[row]! && keptColumns[at - 1]! > place; at--) {
        keptColumns[at] = keptColumns[at - 1]!
        keptValues[at] = keptValues[at - 1]!
      }
      keptColumns[at] = place
      keptValues[at] = values[cell]!
    }
    keptStarts[row + 1] = count
  }
  return { kind: 'sparse', starts: keptStarts, columns: keptColumns.subarray(0, count), values: keptValues.subarray(0, count), width }
}

function emptyLike(values: Float32Array | Float64Array, length: number): Float32Array | Float64Array {
  return values instanceof Float32Array ? new Float32Array(length) : new Float64Array(length)
}
