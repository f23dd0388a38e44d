/** Some rows of examples, in the order asked for, as examples of their own; requests and positions are left behind. */
import type { Examples, Matrix } from '../../examples.ts'
import { pickIds } from '../../pick-ids.ts'

export function rowsOnly({ features, matrix, labels, weights, offsets, ids }: Examples, rows: Uint32Array): Examples {
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row])
  return {
    features,
    matrix: pickMatrix(matrix, rows),
    labels: pick(labels),
    ...(weights === undefined ? {} : { weights: pick(weights) }),
    ...(offsets === undefined ? {} : { offsets: pick(offsets) }),
    ...(ids === undefined ? {} : { ids: ids.map((column) => pickIds(column, rows)) }),
  }
}

function pickMatrix(matrix: Matrix, rows: Uint32Array): Matrix {
  const { width } = matrix
  if (matrix.kind === 'dense') {
    const values = new Float32Array(rows.length * width)
    rows.forEach((row, i) => {
      values.set(matrix.values.subarray(row * width, (row + 1) * width), i * width)
    })
    return { kind: 'dense', values, width }
  }
  const { starts, cells } = pickCells(matrix.starts, rows)
  const columns = cells.map((cell) => matrix.columns[cell])
  return { kind: 'sparse', starts, columns, values: Float32Array.from(cells, (cell) => matrix.values[cell]), width }
}

function pickCells(starts: Uint32Array, rows: Uint32Array): { readonly starts: Uint32Array; readonly cells: Uint32Array } {
  const picked = new Uint32Array(rows.length + 1)
  rows.forEach((row, i) => {
    picked[i + 1] = picked[i] + starts[row + 1] - starts[row]
  })
  const cells = new Uint32Array(picked[rows.length])
  rows.forEach((row, i) => {
    for (let cell = starts[row], to = picked[i]; cell < starts[row + 1]; cell++) cells[to++] = cell
  })
  return { starts: picked, cells }
}
