/** Shards side by side as one, for a coordinate that reads them all. */
import type { Matrix } from '../examples.ts'
import type { Shard } from './mixed-examples.ts'
import { ShardCells } from './shard-cells.ts'

/** Of equally many rows, with names that no two share. What is not known, and what is 0, becomes an absent cell. */
export function joinShards(name: string, parts: readonly Shard[], rows: number): Shard {
  const most = parts.reduce((sum, { matrix }) => sum + (matrix.kind === 'dense' ? rows * matrix.width : matrix.values.length), 0)
  const cells = new ShardCells(rows, most)
  for (let row = 0; row < rows; row++) {
    let first = 0
    for (const { matrix } of parts) {
      eachCell(matrix, row, (column, value) => cells.add(first + column, value))
      first += matrix.width
    }
    cells.endRow()
  }
  const width = parts.reduce((sum, one) => sum + one.matrix.width, 0)
  return { name, features: parts.flatMap(({ features }) => features), matrix: cells.matrix(width) }
}

function eachCell(matrix: Matrix, row: number, visit: (column: number, value: number) => void): void {
  const isDense = matrix.kind === 'dense'
  const [from, to] = isDense ? [row * matrix.width, (row + 1) * matrix.width] : [matrix.starts[row]!, matrix.starts[row + 1]!]
  for (let cell = from; cell < to; cell++) {
    const value = matrix.values[cell]!
    if (value !== 0 && value - value === 0) visit(isDense ? cell - from : matrix.columns[cell]!, value)
  }
}
