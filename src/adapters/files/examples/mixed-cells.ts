/** Cells of one shard, and entities of one column, while their rows are read. */
import type { SparseMatrix } from '../../../models/examples.ts'
import { type EntityColumn, noEntity } from '../../../models/glmix/mixed-examples.ts'
import { Growing } from './growing.ts'

/** Rows before it was first named have none. */
export class ShardCells {
  readonly #starts = new Growing(new Uint32Array(1024))
  readonly #columns = new Growing(new Uint32Array(1024))
  readonly #values = new Growing(new Float64Array(1024))

  constructor(rowsBefore: number) {
    for (let row = 0; row <= rowsBefore; row++) this.#starts.push(0)
  }

  add(column: number, value: number): void {
    this.#columns.push(column)
    this.#values.push(value)
  }

  endRow(rows: number): void {
    while (this.#starts.length <= rows) this.#starts.push(this.#columns.length)
  }

  matrix(rows: number, width: number): SparseMatrix {
    this.endRow(rows)
    const [starts, columns, values] = [this.#starts.values(), this.#columns.values(), this.#values.values()]
    for (let row = 0; row < rows; row++) sortCells(columns, values, starts[row]!, starts[row + 1]!)
    return { kind: 'sparse', starts, columns, values, width }
  }
}

export class EntityCells {
  readonly #places = new Map<string, number>()
  readonly #ofRow = new Growing(new Uint32Array(1024))

  add(id: string, row: number): void {
    while (this.#ofRow.length < row) this.#ofRow.push(noEntity)
    const place = this.#places.get(id) ?? this.#places.size
    this.#places.set(id, place)
    this.#ofRow.push(place)
  }

  column(name: string, rows: number): EntityColumn {
    while (this.#ofRow.length < rows) this.#ofRow.push(noEntity)
    return { name, names: [...this.#places.keys()], ofRow: this.#ofRow.values() }
  }
}

/** Cells mostly come in order, since rows name their features alike. */
function sortCells(columns: Uint32Array, values: Float64Array, start: number, end: number): void {
  for (let cell = start + 1; cell < end; cell++) {
    const [column, value] = [columns[cell]!, values[cell]!]
    let at = cell
    for (; at > start && columns[at - 1]! > column; at--) {
      columns[at] = columns[at - 1]!
      values[at] = values[at - 1]!
    }
    columns[at] = column
    values[at] = value
  }
}
