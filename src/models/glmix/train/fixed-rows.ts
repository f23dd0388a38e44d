/** A fixed effect's rows in blocks, in their order; blocks begin at the same rows however the rows came in chunks. */
import { grow } from '../../../math/grow.ts'
import { glmStep } from '../../../math/kernels/glm.ts'
import type { Matrix } from '../../examples.ts'
import type { Scratch } from '../scratch.ts'
import { encodeRowBlock } from './fixed-layout.ts'
import { type ShardReader, shardReader } from './shard-reader.ts'

export interface FixedBlock {
  readonly block: number
  readonly bytes: number
  readonly rows: number
  readonly isTrained: boolean
}

const denseNumbers = 2 ** 21
const [leastRows, mostRows] = [256, 32_768]
/** Rows by which it is decided whether they are kept dense. */
const sampleRows = 4096
const sparseShare = 0.4

export class FixedRows {
  readonly width: number
  readonly blockRows: number
  readonly blocks: FixedBlock[] = []
  /** By feature, of the rows that are trained on. */
  readonly largest: Float64Array
  readonly #scratch: Scratch
  readonly #trained: number
  #isDense: boolean | undefined
  #isSingle = false
  #firstRow = 0
  #rows = 0
  #dense: Float32Array | Float64Array = new Float64Array(0)
  #starts = new Uint32Array(0)
  #columns = new Uint32Array(0)
  #values = new Float64Array(0)
  /** Sparse cells so far. */
  #cells = 0

  /** Rows whose number is less than `trained` are trained on. */
  constructor(scratch: Scratch, featureCount: number, trained: number) {
    this.#scratch = scratch
    this.#trained = trained
    this.largest = new Float64Array(featureCount)
    this.width = Math.ceil(featureCount / glmStep) * glmStep
    const fitting = Math.max(leastRows, Math.floor(denseNumbers / Math.max(1, this.width) / 64) * 64)
    // Few rows need no room for many: small trainings come by the dozen where strengths are tried.
    this.blockRows = Math.min(mostRows, fitting, Math.max(leastRows, Math.ceil(trained / 64) * 64))
  }

  /** Chunks come in the order of their rows. */
  add(matrix: Matrix, rows: number, numberOf: Uint32Array, hasIntercept: boolean): void {
    const reader = shardReader(matrix, numberOf, hasIntercept)
    this.#isDense ??= this.#isMostlyKnown(reader, rows)
    this.#isSingle = matrix.values instanceof Float32Array
    for (let row = 0; row < rows; row++) {
      const count = reader.read(row)
      if (this.#firstRow + this.#rows < this.#trained) this.#measure(reader, count)
      if (this.#isDense) this.#addDense(reader, count)
      else this.#addSparse(reader, count)
      this.#rows++
      const end = this.#firstRow + this.#rows
      if (this.#rows === this.blockRows || end === this.#trained) this.flush()
    }
  }

  flush(): void {
    const { width } = this
    if (this.#rows === 0) return
    const cells = this.#isDense
      ? { kind: 'dense' as const, values: this.#dense.subarray(0, this.#rows * width) }
      : {
          kind: 'sparse' as const,
          starts: this.#starts.subarray(0, this.#rows + 1),
          columns: this.#columns.subarray(0, this.#cells),
          values: this.#values.subarray(0, this.#cells),
        }
    const bytes = encodeRowBlock({ rows: this.#rows, firstRow: this.#firstRow, width }, cells)
    const isTrained = this.#firstRow < this.#trained
    this.blocks.push({ block: this.#scratch.append(bytes), bytes: bytes.length, rows: this.#rows, isTrained })
    this.#dense.fill(0, 0, this.#rows * width)
    this.#firstRow += this.#rows
    this.#rows = 0
    this.#cells = 0
  }

  #measure({ features, values }: ShardReader, count: number): void {
    const { largest } = this
    for (let cell = 0; cell < count; cell++) {
      const size = Math.abs(values[cell])
      if (size > largest[features[cell]]) largest[features[cell]] = size
    }
  }

  #addDense({ features, values }: ShardReader, count: number): void {
    if (this.#dense.length === 0) {
      const numbers = this.blockRows * this.width
      this.#dense = this.#isSingle ? new Float32Array(numbers) : new Float64Array(numbers)
    }
    const start = this.#rows * this.width
    for (let cell = 0; cell < count; cell++) this.#dense[start + features[cell]] = values[cell]
  }

  #addSparse({ features, values }: ShardReader, count: number): void {
    if (this.#starts.length === 0) this.#starts = new Uint32Array(this.blockRows + 1)
    this.#columns = grow(this.#columns, this.#cells + count)
    this.#values = grow(this.#values, this.#cells + count)
    for (let cell = 0; cell < count; cell++) {
      this.#columns[this.#cells] = features[cell]
      this.#values[this.#cells++] = values[cell]
    }
    this.#starts[this.#rows + 1] = this.#cells
  }

  #isMostlyKnown(reader: ShardReader, rows: number): boolean {
    const sample = Math.min(rows, sampleRows)
    let cells = 0
    for (let row = 0; row < sample; row++) cells += reader.read(row)
    return cells >= sparseShare * sample * this.width
  }
}
