/**
 * Rows of a data file on their way into columns: one cell, label and request after the other, each into a typed array that grows. What
 * concerns a row alone is checked here, so that its line can be named.
 */
import type { DenseMatrix, Examples, SparseMatrix } from '../../../models/examples.ts'
import { fileFault, quoted } from './file-fault.ts'
import { Growing } from './growing.ts'
import { IdColumns } from './id-columns.ts'
import { RequestRows } from './request-rows.ts'
import { RowLines } from './row-lines.ts'

/** Trees read float32; linear models are fitted to what the file says. */
export type Precision = 'single' | 'double'

/** Numbers that a row may have beside its label: in all rows or in none. */
export const extras = ['weight', 'offset', 'position'] as const
export type Extra = (typeof extras)[number]

const remedies: Readonly<Record<Extra, string>> = {
  weight: 'give a finite number that is not negative',
  offset: 'give a finite number',
  position: 'give a whole number, 0 for the top',
}

/** Keys by which rows belong together, numbered as they appear. */
export interface KeyedRows {
  readonly names: readonly string[]
  readonly ofRow: Uint32Array
}

const largestSingle = (2 - 2 ** -23) * 2 ** 127

export class ExampleColumns {
  readonly path: string
  readonly labels = new Growing(new Float64Array(1024))
  readonly requests: RequestRows
  readonly lines = new RowLines()
  readonly ids = new IdColumns()
  readonly #extras = { weight: emptyColumn(), offset: emptyColumn(), position: emptyColumn() }
  readonly #values: Growing<Float32Array | Float64Array>
  readonly #most: number
  readonly #columns = new Growing(new Uint32Array(1024))
  readonly #starts = new Growing(new Uint32Array(1024))
  readonly #groupNumbers = new Map<string, number>()
  readonly #groups = new Growing(new Uint32Array(0))
  #ascends = true

  constructor(path: string, precision: Precision) {
    this.path = path
    this.requests = new RequestRows(path)
    this.#most = precision === 'single' ? largestSingle : Number.MAX_VALUE
    this.#values = new Growing<Float32Array | Float64Array>(precision === 'single' ? new Float32Array(1024) : new Float64Array(1024))
    this.#starts.push(0)
  }

  /** Infinite, or so large that it would become so. NaN is not known, and not too large. */
  isTooLarge(value: number): boolean {
    return Math.abs(value) > this.#most
  }

  /** A cell of a dense row, columns in order. */
  value(value: number): void {
    this.#values.push(value)
  }

  /** A cell of a sparse row; columns may come in any order. */
  cell(column: number, value: number): void {
    if (this.#columns.length > this.#starts.last() && column <= this.#columns.last()) this.#ascends = false
    this.#columns.push(column)
    this.#values.push(value)
  }

  label(value: number | undefined, text: string, line: number): void {
    if (value === undefined || !Number.isFinite(value))
      throw this.fault(line, `the label ${quoted(text)} is no number`, 'give a finite one')
    this.labels.push(value)
  }

  extra(name: Extra, value: number | undefined, line: number): void {
    const isGood = Number.isFinite(value) && (name === 'offset' || value! >= 0) && (name !== 'position' || Number.isInteger(value))
    if (!isGood) throw this.fault(line, `the ${name} is ${value ?? 'no number'}`, remedies[name])
    this.#extras[name].push(value!)
  }

  group(name: string): void {
    const number = this.#groupNumbers.get(name) ?? this.#groupNumbers.size
    this.#groupNumbers.set(name, number)
    this.#groups.push(number)
  }

  /** `nameOf` names a column in messages. */
  endRow(line: number, nameOf: (column: number) => string): void {
    if (!this.#ascends) this.#sortRow(line, nameOf)
    this.#ascends = true
    this.#starts.push(this.#columns.length)
    this.lines.add(line)
    this.ids.endRow()
    this.#checkCount('request', this.requests.rows, line)
    for (const name of extras) this.#checkCount(name, this.#extras[name].length, line)
  }

  /** Of the sparse cells, as they were given. */
  get columns(): Uint32Array {
    return this.#columns.values()
  }

  sparse(width: number, columns: Uint32Array = this.columns): SparseMatrix {
    return { kind: 'sparse', starts: this.#starts.values(), columns, values: this.#values.values(), width }
  }

  dense(width: number): DenseMatrix {
    return { kind: 'dense', values: this.#values.values(), width }
  }

  /** What rows have beside their label, as examples hold it. */
  beside(): Pick<Examples, 'weights' | 'offsets' | 'positions' | 'requests' | 'ids'> {
    const { weight, offset, position } = this.#extras
    const requests = this.requests.bounds()
    return {
      ...(weight.length > 0 && { weights: weight.values() }),
      ...(offset.length > 0 && { offsets: offset.values() }),
      ...(position.length > 0 && { positions: Uint32Array.from(position.values()) }),
      ...(requests !== undefined && { requests }),
      ...this.ids.finish(),
    }
  }

  groups(): KeyedRows | undefined {
    return this.#groups.length === 0 ? undefined : { names: [...this.#groupNumbers.keys()], ofRow: this.#groups.values() }
  }

  fault(line: number, message: string, remedy: string) {
    return fileFault(this.path, line, message, remedy)
  }

  #checkCount(name: string, count: number, line: number): void {
    if (count > 0 && count !== this.labels.length)
      throw this.fault(line, `some rows have a ${name}, others have none`, 'give it in every row or in none')
  }

  #sortRow(line: number, nameOf: (column: number) => string): void {
    const start = this.#starts.last()
    const [columns, values] = [this.#columns.values().subarray(start), this.#values.values().subarray(start)]
    const [oldColumns, oldValues] = [columns.slice(), values.slice()]
    const order = [...oldColumns.keys()].sort((a, b) => oldColumns[a]! - oldColumns[b]!)
    for (const [place, old] of order.entries()) {
      columns[place] = oldColumns[old]!
      values[place] = oldValues[old]!
      if (place > 0 && columns[place] === columns[place - 1])
        throw this.fault(line, `${nameOf(columns[place]!)} stands twice`, 'give each column once in a row')
    }
  }
}

function emptyColumn(): Growing<Float64Array> {
  return new Growing(new Float64Array(0))
}
