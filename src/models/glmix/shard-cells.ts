/** A sparse shard under construction, row by row. */
import type { SparseMatrix } from '../examples.ts'

export class ShardCells {
  readonly #starts: Uint32Array
  readonly #columns: Uint32Array
  readonly #values: Float32Array
  #rows = 0
  #cells = 0

  /** `most`: of the cells of all rows. */
  constructor(rows: number, most: number) {
    this.#starts = new Uint32Array(rows + 1)
    this.#columns = new Uint32Array(most)
    this.#values = new Float32Array(most)
  }

  add(column: number, value: number): void {
    this.#columns[this.#cells] = column
    this.#values[this.#cells++] = value
  }

  endRow(): void {
    this.#starts[++this.#rows] = this.#cells
  }

  matrix(width: number): SparseMatrix {
    const [columns, values] = [this.#columns.slice(0, this.#cells), this.#values.slice(0, this.#cells)]
    return { kind: 'sparse', starts: this.#starts, columns, values, width }
  }
}
