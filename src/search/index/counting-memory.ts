/**
 * What a base needs for counting facets, in one memory that the counting kernel shares: bitsets, facet columns, and room for
 * the matches of one search. Everything is also seen as typed arrays, as if the kernel were not there.
 */
import type { Bits } from '../../math/bitset.ts'
import { type CountingKernel, countingKernel } from './counting-kernel.ts'
import type { FacetColumn, FacetColumns } from './facet-columns.ts'

const pageBytes = 2 ** 16

export class CountingMemory {
  readonly bitsets: Uint32Array
  readonly facets: FacetColumns
  /** Room for the documents of one count, ascending. */
  readonly documents: Uint32Array
  readonly #matches: Uint32Array
  readonly #counts: Uint32Array
  readonly #kernel: CountingKernel

  /** Copies what it is given. */
  constructor(size: number, words: number, bitsets: Uint32Array, facets: FacetColumns) {
    const columns = [...facets.values()]
    const largest = columns.reduce((most, { indexes }) => Math.max(most, indexes.length), 0)
    const lengths = columns.reduce((sum, { offsets, ranks }) => sum + padded(offsets) + padded(ranks), padded(bitsets))
    const memory = new WebAssembly.Memory({ initial: Math.ceil((lengths + (size + words + largest) * 4 + 64) / pageBytes) })
    const place = placer(memory.buffer)
    this.bitsets = place.words(bitsets.length)
    this.bitsets.set(bitsets)
    this.facets = new Map(columns.map((column) => [column.type, place.column(column)]))
    this.documents = place.words(size)
    this.#matches = place.words(words)
    this.#counts = place.words(largest)
    this.#kernel = countingKernel(memory)
  }

  /** The matches that the next counts are about. */
  match(bits: Bits): void {
    this.#matches.set(bits)
  }

  countBitset(firstWord: number): number {
    const { byteOffset, byteLength } = this.#matches
    return this.#kernel.countShared(this.bitsets.byteOffset + firstWord * 4, byteOffset, byteLength)
  }

  /** How often each rank from `first` on stands in the rows of `documents[0, count)`; valid until the next call. */
  tally({ offsets, ranks, indexes }: FacetColumn, first: number, count: number): Uint32Array {
    const counts = this.#counts.subarray(0, indexes.length).fill(0)
    const { byteOffset } = this.documents
    if (ranks instanceof Uint32Array) tallyRanks(this.documents, count, offsets, ranks, counts, first)
    else this.#kernel.tallyRanks(byteOffset, byteOffset + count * 4, offsets.byteOffset, ranks.byteOffset, counts.byteOffset, first)
    return counts
  }
}

/** Frequent terms have the lower ranks, so a row is read from its end. */
export function tallyRanks(
  documents: Uint32Array,
  count: number,
  offsets: Uint32Array,
  ranks: FacetColumn['ranks'],
  counts: Uint32Array,
  first: number,
): void {
  for (let i = 0; i < count; i++) {
    const start = offsets[documents[i]]
    for (let at = offsets[documents[i] + 1] - 1; at >= start && ranks[at] >= first; at--) counts[ranks[at]]++
  }
}

/** Gives out one stretch of the buffer after another. */
function placer(buffer: ArrayBuffer) {
  let end = 0
  const take = (bytes: number): number => {
    const start = end
    end += Math.ceil(bytes / 4) * 4
    return start
  }
  const words = (length: number): Uint32Array => new Uint32Array(buffer, take(length * 4), length)
  const copy = (array: Uint16Array | Uint32Array): Uint16Array | Uint32Array => {
    const start = take(array.byteLength)
    const placed =
      array instanceof Uint16Array ? new Uint16Array(buffer, start, array.length) : new Uint32Array(buffer, start, array.length)
    placed.set(array)
    return placed
  }
  return {
    words,
    column(column: FacetColumn): FacetColumn {
      const offsets = words(column.offsets.length)
      offsets.set(column.offsets)
      return { ...column, offsets, ranks: copy(column.ranks) }
    },
  }
}

function padded({ byteLength }: Uint16Array | Uint32Array): number {
  return Math.ceil(byteLength / 4) * 4
}
