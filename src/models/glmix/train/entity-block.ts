/** Puts entities with their rows into one block (entity-table.ts), as bytes. */
import { aligned } from '../../../math/kernels/line-places.ts'
import { cellForms } from './cell-rows.ts'
import { entryWords, headWords, stateBytes, writeHead } from './entity-table.ts'

export type Cells =
  | { readonly kind: 'dense'; readonly values: Float32Array | Float64Array }
  | { readonly kind: 'sparse'; readonly starts: Uint32Array; readonly columns: Uint32Array; readonly values: Float64Array }

/** Rows of one entity in the sub-space of its own features. */
export interface EntityRows {
  readonly name: string
  /** Numbers among all rows; those trained on first. */
  readonly rowNumbers: Uint32Array
  readonly drawn: number
  /** By which the weights of the drawn rows are multiplied. */
  readonly factor: number
  /** Indices in the coordinate, ascending. */
  readonly features: Uint32Array
  readonly seen: Uint32Array
  /** Numbers of a dense row and of a point. */
  readonly width: number
  readonly cells: Cells
  readonly point: Float64Array
  readonly means: Float64Array
  readonly precisions: Float64Array
}

/** Upper bound of what an entity takes in a block. */
export function bytesOf({ rowNumbers, features, width, cells, name }: EntityRows): number {
  const columns = cells.kind === 'dense' ? 0 : (cells.starts.length + cells.columns.length) * 4
  return (
    entryWords * 4 +
    rowNumbers.length * 4 +
    features.length * 8 +
    cells.values.byteLength +
    columns +
    stateBytes(width) +
    name.length * 3 +
    64
  )
}

export function encodeBlock(entities: readonly EntityRows[]): Uint8Array {
  const encoder = new TextEncoder()
  const names = entities.map(({ name }) => encoder.encode(name))
  const bytes = new Uint8Array(aligned((headWords * 4 + entities.reduce((sum, one) => sum + bytesOf(one), 0)) * 1 + 64))
  const words = new Uint32Array(bytes.buffer)
  const [singles, numbers] = [new Float32Array(bytes.buffer), new Float64Array(bytes.buffer)]
  let at = (headWords + entities.length * entryWords) * 4
  // Into the array of the same type: a view of the bytes of each would cost more than the copy.
  const put = (values: Uint32Array | Float32Array | Float64Array | Uint8Array): number => {
    const start = Math.ceil(at / 8) * 8
    if (values instanceof Uint32Array) words.set(values, start / 4)
    else if (values instanceof Float32Array) singles.set(values, start / 4)
    else if (values instanceof Float64Array) numbers.set(values, start / 8)
    else bytes.set(values, start)
    at = start + values.byteLength
    return start
  }
  const placed = entities.map((one, i) => {
    const { cells } = one
    const isSparse = cells.kind === 'sparse'
    return {
      form: isSparse ? cellForms.sparse : cells.values instanceof Float32Array ? cellForms.dense32 : cellForms.dense64,
      rowNumbers: put(one.rowNumbers),
      cells: put(cells.values),
      starts: isSparse ? put(cells.starts) : 0,
      columns: isSparse ? put(cells.columns) : 0,
      features: put(one.features),
      seen: put(one.seen),
      name: put(names[i]!),
    }
  })
  const states = aligned(at)
  at = states
  entities.forEach((one, i) => {
    const { form, rowNumbers, cells, starts, columns, features, seen, name } = placed[i]!
    const entry = [
      one.rowNumbers.length,
      one.drawn,
      one.features.length,
      one.width,
      form,
      rowNumbers,
      cells,
      starts,
      columns,
      features,
      seen,
    ]
    words.set([...entry, at, name, names[i]!.length], headWords + i * entryWords)
    writeState(numbers, at / 8, one)
    at += stateBytes(one.width)
  })
  writeHead(words, entities.length, states, aligned(at))
  return bytes.subarray(0, aligned(at))
}

function writeState(numbers: Float64Array, at: number, { factor, width, point, means, precisions }: EntityRows): void {
  numbers[at] = factor
  numbers.set(point, at + 2)
  numbers.set(means, at + 2 + 2 * width)
  numbers.set(precisions, at + 2 + 3 * width)
}
