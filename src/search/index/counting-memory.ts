/**
 * What a base needs for counting facets, in one memory that the counting kernel shares: bitsets, lists, facet rows, and
 * room for the matches of one search. Everything is also seen as typed arrays, as if the kernel were not there.
 */
import { type Term, termNumber } from '../../domain/term.ts'
import { type Bits, wordsFor } from '../../math/bitset.ts'
import { type CountingKernel, countingKernel } from '../../math/kernels/counting.ts'
import { kernelMemory } from '../../math/kernels/kernel.ts'
import type { PostingArrays } from './base-postings.ts'
import { type FacetRows, type FacetType, facetTypes } from './facet-rows.ts'

/** A type with what its kernel needs. Indexes of terms in the postings ascend. */
export interface CountedType extends FacetType {
  readonly frequentIndexes: Uint32Array
  readonly rareIndexes: Uint32Array
  /** Where the list of each rare term ends in the memory, in bytes. */
  readonly rareEnds: Uint32Array
}

export class CountingMemory {
  readonly bitsets: Uint32Array
  readonly lists: Uint32Array
  readonly rows: FacetRows
  readonly types: ReadonlyMap<number, CountedType>
  /** Slots from here on have no bitset. */
  readonly firstRare: number
  /** How many documents the terms without bitsets have together. */
  readonly rarePostings: number
  /** Room for the matches as a list, ascending, and whether they are there. */
  readonly #documents: Uint32Array
  /** By type index and term number: slot + 1. */
  readonly #slots: ReadonlyMap<number, Uint32Array>
  #isListed = false
  readonly #matches: Uint32Array
  readonly #counts: Uint32Array
  readonly #kernel: CountingKernel

  /** Copies what it is given. */
  constructor(size: number, postings: PostingArrays, rows: FacetRows) {
    const memory = kernelMemory(bytesFor(size, postings, rows))
    const place = placer(memory.buffer)
    this.bitsets = place.copy(postings.bitsets)
    this.lists = place.copy(postings.lists)
    this.rows = { ...rows, offsets: place.copy(rows.offsets), slots: place.copySlots(rows.slots) }
    const types = [...facetTypes(rows, postings).values()]
    this.types = new Map(types.map((type) => [type.type, countedType(type, rows, postings, this.lists, place)]))
    this.firstRare = types.reduce((first, { end }) => Math.max(first, end), 0)
    this.rarePostings = types.reduce((sum, { rarePostings }) => sum + rarePostings, 0)
    this.#documents = place.words(size)
    this.#matches = place.words(wordsFor(size))
    this.#counts = place.words(rows.indexes.length)
    this.#kernel = countingKernel(memory)
    this.#slots = new Map(types.map((type) => [type.type, slotsByNumber(type, rows, postings)]))
  }

  /** The matches that the next counts are about. */
  match(bits: Bits): void {
    this.#matches.set(bits)
    this.#isListed = false
  }

  /** Undefined where no document of the base has the term. */
  slotOf(term: Term): number | undefined {
    const slot = this.#slots.get(term >>> 27)?.[termNumber(term)]
    return slot === undefined || slot === 0 ? undefined : slot - 1
  }

  /** Of the list from `firstPlace` on, how many documents match. */
  countList(firstPlace: number, length: number): number {
    const start = this.lists.byteOffset + firstPlace * 4
    return this.#kernel.countList(start, start + length * 4, this.#matches.byteOffset)
  }

  countBitset(firstWord: number): number {
    const { byteOffset, byteLength } = this.#matches
    return this.#kernel.countShared(this.bitsets.byteOffset + firstWord * 4, byteOffset, byteLength)
  }

  /** Of each rare term, by `rareIndexes`, how many documents match; valid until the next call. */
  countRare({ rareIndexes, rareEnds }: CountedType, firstPlace: number): Uint32Array {
    const [list, counts] = [this.lists.byteOffset + firstPlace * 4, this.#counts.byteOffset]
    this.#kernel.countLists(list, rareEnds.byteOffset, rareIndexes.length, this.#matches.byteOffset, counts)
    return this.#counts.subarray(0, rareIndexes.length)
  }

  /** By slot, how many of the `count` matches have each, from slot `first` on; valid until the next call. */
  tally(first: number, count: number): Uint32Array {
    const { offsets, slots } = this.rows
    const counts = this.#counts.fill(0, first)
    const list = this.#documents.byteOffset
    if (!this.#isListed) this.#list()
    const tallyRows = slots instanceof Uint16Array ? this.#kernel.tallyRows16 : this.#kernel.tallyRows32
    tallyRows(list, list + count * 4, offsets.byteOffset, slots.byteOffset, counts.byteOffset, first)
    return counts
  }

  #list(): void {
    const { byteOffset, byteLength } = this.#matches
    this.#kernel.listBits(byteOffset, byteOffset + byteLength, this.#documents.byteOffset)
    this.#isListed = true
  }
}

function countedType(
  type: FacetType,
  { indexes }: FacetRows,
  { places, counts }: PostingArrays,
  lists: Uint32Array,
  place: Placer,
): CountedType {
  const rareIndexes = indexes.slice(type.rareStart, type.rareEnd).sort()
  return {
    ...type,
    frequentIndexes: indexes.slice(type.start, type.end).sort(),
    rareIndexes,
    rareEnds: place.copy(rareIndexes.map((index) => lists.byteOffset + (places[index] + counts[index]) * 4)),
  }
}

function slotsByNumber({ start, end, rareStart, rareEnd }: FacetType, { indexes }: FacetRows, { terms }: PostingArrays): Uint32Array {
  const own = [...indexes.subarray(start, end), ...indexes.subarray(rareStart, rareEnd)]
  const slots = new Uint32Array(own.reduce((largest, index) => Math.max(largest, termNumber(terms[index])), -1) + 1)
  own.forEach((index, i) => {
    slots[termNumber(terms[index])] = 1 + (i < end - start ? start + i : rareStart + i - (end - start))
  })
  return slots
}

function bytesFor(size: number, { bitsets, lists }: PostingArrays, { indexes, offsets, slots }: FacetRows): number {
  const ofRows = offsets.byteLength + padded(slots.byteLength) + 2 * indexes.byteLength
  return bitsets.byteLength + lists.byteLength + ofRows + (size + wordsFor(size)) * 4
}

interface Placer {
  words(length: number): Uint32Array
  copy(array: Uint32Array): Uint32Array
  copySlots(slots: FacetRows['slots']): FacetRows['slots']
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
  const copy = (array: Uint32Array): Uint32Array => {
    const placed = words(array.length)
    placed.set(array)
    return placed
  }
  return {
    words,
    copy,
    copySlots(slots) {
      if (slots instanceof Uint32Array) return copy(slots)
      const placed = new Uint16Array(buffer, take(slots.byteLength), slots.length)
      placed.set(slots)
      return placed
    },
  }
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}
