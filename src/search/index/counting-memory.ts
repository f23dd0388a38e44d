/**
 * What a base needs for counting facets, in one memory that the counting kernel shares: bitsets, lists, facet columns, and
 * room for the matches of one search. Everything is also seen as typed arrays, as if the kernel were not there.
 */
import { type Bits, wordsFor } from '../../math/bitset.ts'
import { type CountingKernel, countingKernel } from '../../math/kernels/counting.ts'
import { kernelMemory } from '../../math/kernels/kernel.ts'
import { listForm, type PostingArrays } from './base-postings.ts'
import type { FacetColumn, FacetColumns } from './facet-columns.ts'

/** A facet column with what its kernel needs. Indexes of terms in the postings ascend. */
export interface CountedColumn extends FacetColumn {
  readonly frequentIndexes: Uint32Array
  readonly rareIndexes: Uint32Array
  /** Where the list of each rare term ends in the memory, in bytes. */
  readonly rareEnds: Uint32Array
}

export class CountingMemory {
  readonly bitsets: Uint32Array
  readonly lists: Uint32Array
  readonly columns: ReadonlyMap<number, CountedColumn>
  /** Room for the matches as a list, ascending, and whether they are there. */
  readonly #documents: Uint32Array
  #isListed = false
  readonly #matches: Uint32Array
  readonly #counts: Uint32Array
  readonly #kernel: CountingKernel

  /** Copies what it is given. */
  constructor(size: number, postings: PostingArrays, facets: FacetColumns) {
    const columns = [...facets.values()]
    const memory = kernelMemory(bytesFor(size, postings, columns))
    const place = placer(memory.buffer)
    this.bitsets = place.copy(postings.bitsets)
    this.lists = place.copy(postings.lists)
    this.columns = new Map(columns.map((column) => [column.type, countedColumn(column, postings, this.lists, place)]))
    this.#documents = place.words(size)
    this.#matches = place.words(wordsFor(size))
    this.#counts = place.words(mostTerms(columns))
    this.#kernel = countingKernel(memory)
  }

  /** The matches that the next counts are about. */
  match(bits: Bits): void {
    this.#matches.set(bits)
    this.#isListed = false
  }

  countBitset(firstWord: number): number {
    const { byteOffset, byteLength } = this.#matches
    return this.#kernel.countShared(this.bitsets.byteOffset + firstWord * 4, byteOffset, byteLength)
  }

  /** Of each rare term, by `rareIndexes`, how many documents match; valid until the next call. */
  countRare({ rareIndexes, rareEnds }: CountedColumn, firstPlace: number): Uint32Array {
    const [list, counts] = [this.lists.byteOffset + firstPlace * 4, this.#counts.byteOffset]
    this.#kernel.countLists(list, rareEnds.byteOffset, rareIndexes.length, this.#matches.byteOffset, counts)
    return this.#counts.subarray(0, rareIndexes.length)
  }

  /** By rank, how many of the `count` matches have each, from rank `first` on; valid until the next call. */
  tally({ offsets, ranks, indexes }: FacetColumn, first: number, count: number): Uint32Array {
    const counts = this.#counts.subarray(0, indexes.length).fill(0)
    const { byteOffset } = this.#documents
    if (!this.#isListed) this.#list()
    if (ranks instanceof Uint32Array) tallyRanks(this.#documents, count, offsets, ranks, counts, first)
    else this.#kernel.tallyRanks(byteOffset, byteOffset + count * 4, offsets.byteOffset, ranks.byteOffset, counts.byteOffset, first)
    return counts
  }

  #list(): void {
    const { byteOffset, byteLength } = this.#matches
    this.#kernel.listBits(byteOffset, byteOffset + byteLength, this.#documents.byteOffset)
    this.#isListed = true
  }
}

function countedColumn(column: FacetColumn, { forms, places, counts }: PostingArrays, lists: Uint32Array, place: Placer): CountedColumn {
  const ascending = column.indexes.slice().sort()
  const rareIndexes = ascending.filter((index) => forms[index] === listForm)
  return {
    ...column,
    offsets: place.copy(column.offsets),
    ranks: column.ranks instanceof Uint16Array ? place.copy16(column.ranks) : place.copy(column.ranks),
    frequentIndexes: ascending.filter((index) => forms[index] !== listForm),
    rareIndexes,
    rareEnds: place.copy(rareIndexes.map((index) => lists.byteOffset + (places[index] + counts[index]) * 4)),
  }
}

function bytesFor(size: number, { bitsets, lists }: PostingArrays, columns: readonly FacetColumn[]): number {
  const ofColumns = columns.reduce(
    (sum, { offsets, ranks, indexes }) => sum + offsets.byteLength + padded(ranks.byteLength) + indexes.byteLength,
    0,
  )
  return bitsets.byteLength + lists.byteLength + ofColumns + (size + wordsFor(size) + mostTerms(columns)) * 4
}

function mostTerms(columns: readonly FacetColumn[]): number {
  return columns.reduce((most, { indexes }) => Math.max(most, indexes.length), 0)
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

interface Placer {
  words(length: number): Uint32Array
  copy(array: Uint32Array): Uint32Array
  copy16(array: Uint16Array): Uint16Array
}

/** Gives out one stretch of the buffer after another. */
function placer(buffer: SharedArrayBuffer): Placer {
  let end = 0
  const take = (bytes: number): number => {
    const start = end
    end += padded(bytes)
    return start
  }
  const words = (length: number): Uint32Array => new Uint32Array(buffer, take(length * 4), length)
  return {
    words,
    copy(array) {
      const placed = words(array.length)
      placed.set(array)
      return placed
    },
    copy16(array) {
      const placed = new Uint16Array(buffer, take(array.byteLength), array.length)
      placed.set(array)
      return placed
    },
  }
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}
