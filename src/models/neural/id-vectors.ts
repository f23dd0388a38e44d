/** Vectors of ids: slot 0 is that of every unknown id, and of a row without ids; a row has the mean of the vectors of its ids. */
import { hash32 } from '../../math/hash32.ts'
import type { IdColumn } from '../examples.ts'
import type { IdEmbedding } from './neural-model.ts'

/** Adds up the vectors of slots `start` to `end`, in their order, and writes their mean. Vectors lie `stride` numbers apart. */
export function meanVector(
  { vectors, stride, dimension }: { readonly vectors: Float32Array; readonly stride: number; readonly dimension: number },
  slots: Uint32Array,
  start: number,
  end: number,
  into: Float32Array,
  to: number,
): void {
  for (let i = 0; i < dimension; i++) {
    let sum = start === end ? vectors[i] : 0
    for (let at = start; at < end; at++) sum += vectors[slots[at] * stride + i]
    into[to + i] = sum / Math.max(1, end - start)
  }
}

/** The ids that stand at least `least` times, ascending. */
export function vocabularyOf({ ids }: IdColumn, least: number): Uint32Array {
  const sorted = ids.slice().sort()
  return sorted.filter((id, i) => (i === 0 || id !== sorted[i - 1]) && sorted[i + least - 1] === id)
}

/** Slot of each id. */
export function slotsOf(vocabulary: Uint32Array): (id: number) => number {
  const slots = new Map(Array.from(vocabulary, (id, i) => [id, i + 1]))
  return (id) => slots.get(id) ?? 0
}

/** Writes the mean vector of the ids of row `row` of the embedding's column, wherever that stands among `columns`. */
export type Embed = (columns: readonly IdColumn[] | undefined, row: number, into: Float32Array, to: number) => void

export function embedder(embedding: IdEmbedding): Embed {
  const { name, dimension, ids, vectors } = embedding
  const slotOf = slotsOf(ids)
  let slots = new Uint32Array(16)
  return (columns, row, into, to) => {
    const column = columns?.find((one) => one.name === name)
    const [start, end] = column === undefined ? [0, 0] : [column.starts[row], column.starts[row + 1]]
    if (slots.length < end - start) slots = new Uint32Array(2 * (end - start))
    for (let at = start; at < end; at++) slots[at - start] = slotOf(column!.ids[at])
    meanVector({ vectors, stride: dimension, dimension }, slots, 0, end - start, into, to)
  }
}

/** Small to begin with: what is not learned should not speak. */
export function firstVectors(count: number, seed: number, column: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (hash32(seed, i, column, 0xe3b) / 2 ** 32 - 0.5) * 0.1)
}
