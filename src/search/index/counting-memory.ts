/**
 * What a base needs for counting facets, in one memory that the counting kernel shares: bitsets, lists, facet rows, and
 * room for what searches match. Everything is also seen as typed arrays, as if the kernel were not there.
 */
import { type Term, termNumber } from '../../domain/term.ts'
import { type Bits, countBits, wordsFor } from '../../math/bitset.ts'
import { type CountingKernel, countingKernel } from '../../math/kernels/counting.ts'
import { growBy, growingMemory } from '../../math/kernels/kernel.ts'
import { kernelScores, type ScoreAlgebra } from '../../math/score-algebra.ts'
import { Arena } from './arena.ts'
import type { PostingArrays } from './base-postings.ts'
import { type CountedType, countedType, sumsBefore } from './counted-type.ts'
import { type FacetRows, facetTypes } from './facet-rows.ts'
import { type Placer, padded, placer } from './memory-placer.ts'

/** Slots that matches have, ascending. Whoever reads a count sets it back to 0. Valid until the next call. */
export interface Tally {
  readonly slots: Uint32Array
  /** By slot. */
  readonly counts: Uint32Array
  readonly terms: Uint32Array
}

/** A bitset is counted block by block where it may be given up before its end. */
const blockWords = 512

/** A search takes some twenty sets, and three numbers a document. */
const setsAtOnce = 8
const listsAtOnce = 3

export type PlacedPostings = Pick<PostingArrays, 'bitsets' | 'lists' | 'impacts' | 'columns'>

export class CountingMemory {
  readonly memory: WebAssembly.Memory
  /** The postings as they lie in the memory. */
  readonly placed: PlacedPostings
  readonly rows: FacetRows
  /** By slot. */
  readonly terms: Uint32Array
  readonly types: ReadonlyMap<number, CountedType>
  /** Room for the documents that are alive. */
  readonly alive: Bits
  /** What is matched here can be counted where it lies. */
  readonly arena: Arena
  /** Rooms for a number a document, and what adds up scores in them. */
  readonly lists: Arena
  readonly scoring: ScoreAlgebra
  /** How many postings the slots before each have together. */
  readonly #postingsBefore: Uint32Array
  /** By bitset and block, how many of its documents come after the block. */
  readonly #left: Uint32Array
  /** Room for the matches as a list, ascending, and whether they are there. */
  readonly #documents: Uint32Array
  /** By type index and term number: slot + 1. */
  readonly #slots: ReadonlyMap<number, Uint32Array>
  #isListed = false
  #matches: Bits
  /** By slot; all 0 between tallies. */
  readonly #counts: Uint32Array
  readonly #listed: Uint32Array
  readonly #kernel: CountingKernel

  /** Copies what it is given, unless that already lies in the memory given. */
  constructor(size: number, postings: PostingArrays, rows: FacetRows, given?: WebAssembly.Memory) {
    const isPlaced = given !== undefined
    const memory = given ?? growingMemory(bytesCopied(postings, rows) + bytesOfOwn(size, postings, rows))
    this.memory = memory
    const place = placer(memory, isPlaced ? growBy(memory, bytesOfOwn(size, postings, rows)) : 0)
    this.placed = isPlaced ? postings : copyPostings(postings, place)
    this.rows = isPlaced ? rows : { ...rows, offsets: place.copy(rows.offsets), slots: place.copySlots(rows.slots) }
    const types = [...facetTypes(rows, postings).values()]
    this.types = new Map(types.map((type) => [type.type, countedType(type, rows, postings, this.placed.lists, place)]))
    this.#postingsBefore = sumsBefore(rows.indexes.map((index) => postings.counts[index]))
    this.#left = place.copy(documentsLeft(postings.bitsets, wordsFor(size)))
    this.#documents = place.words(size)
    this.alive = place.words(wordsFor(size))
    this.#matches = this.alive
    this.arena = Arena.within(memory, setsAtOnce)
    this.lists = Arena.within(memory, listsAtOnce)
    this.scoring = kernelScores(memory)
    this.#counts = place.words(rows.indexes.length)
    this.#listed = place.words(rows.indexes.length + 1)
    this.terms = rows.indexes.map((index) => postings.terms[index])
    this.#kernel = countingKernel(memory)
    this.#slots = new Map([...this.types].map(([type, counted]) => [type, slotsByNumber(counted, rows, postings)]))
  }

  /** The matches that the next counts are about: a set of the arena. */
  match(bits: Bits): void {
    this.#matches = bits
    this.#isListed = false
  }

  /** Postings of the slots of [first, end). */
  postings(first: number, end: number): number {
    return first < end ? this.#postingsBefore[end] - this.#postingsBefore[first] : 0
  }

  /** Undefined where no document of the base has the term. */
  slotOf(term: Term): number | undefined {
    const slot = this.#slots.get(term >>> 27)?.[termNumber(term)]
    return slot === undefined || slot === 0 ? undefined : slot - 1
  }

  /** Of the list from `firstPlace` on, how many documents match. Where that cannot be `least`, it may be more than do. */
  countList(firstPlace: number, length: number, least = 0): number {
    const start = this.placed.lists.byteOffset + firstPlace * 4
    const end = start + length * 4
    const matches = this.#matches.byteOffset
    return least === 0 ? this.#kernel.countList(start, end, matches) : this.#kernel.countListUnless(start, end, matches, least)
  }

  countBitset(firstWord: number, least = 0): number {
    const { byteOffset, byteLength, length } = this.#matches
    const start = this.placed.bitsets.byteOffset + firstWord * 4
    if (least === 0) return this.#kernel.countShared(start, byteOffset, byteLength)
    const left = this.#left.byteOffset + (firstWord / length) * blocksOf(length) * 4
    return this.#kernel.countSharedUnless(start, byteOffset, byteLength, blockWords * 4, left, least)
  }

  /** Of each rare term, by `rareIndexes`, how many documents match; valid until the next call. */
  countRare({ rareIndexes, rareEnds }: CountedType, firstPlace: number): Uint32Array {
    const [list, counts] = [this.placed.lists.byteOffset + firstPlace * 4, this.#listed.byteOffset]
    this.#kernel.countLists(list, rareEnds.byteOffset, rareIndexes.length, this.#matches.byteOffset, counts)
    return this.#listed.subarray(0, rareIndexes.length)
  }

  /** Counts the slots of [first, end) of the matches, of which there are `count`. */
  tally(first: number, end: number, count: number): Tally {
    const { offsets, slots } = this.rows
    const list = this.#documents.byteOffset
    if (!this.#isListed) this.#list()
    const tallyRows = slots instanceof Uint16Array ? this.#kernel.tallyRows16 : this.#kernel.tallyRows32
    const { byteOffset } = this.#counts
    const meanRead = this.postings(first, this.rows.indexes.length) / (offsets.length - 1)
    const reach = Math.ceil(meanRead) * slots.BYTES_PER_ELEMENT
    tallyRows(list, list + count * 4, offsets.byteOffset, slots.byteOffset, byteOffset, first, end, reach)
    const size = this.#kernel.listNonZero(byteOffset, byteOffset + first * 4, byteOffset + end * 4, this.#listed.byteOffset)
    return { slots: this.#listed.subarray(0, size), counts: this.#counts, terms: this.terms }
  }

  #list(): void {
    const { byteOffset, byteLength } = this.#matches
    this.#kernel.listBits(byteOffset, byteOffset + byteLength, this.#documents.byteOffset)
    this.#isListed = true
  }
}

function blocksOf(words: number): number {
  return Math.ceil(words / blockWords)
}

function documentsLeft(bitsets: Uint32Array, words: number): Uint32Array {
  const blocks = blocksOf(words)
  const left = new Uint32Array(words === 0 ? 0 : (bitsets.length / words) * blocks)
  for (let start = 0, at = 0; start < bitsets.length; start += words, at += blocks) {
    for (let block = blocks - 1; block > 0; block--) {
      const bits = bitsets.subarray(start + block * blockWords, Math.min(start + words, start + (block + 1) * blockWords))
      left[at + block - 1] = left[at + block] + countBits(bits)
    }
  }
  return left
}

function slotsByNumber({ slots }: CountedType, { indexes }: FacetRows, { terms }: PostingArrays): Uint32Array {
  const numbers = slots.map((slot) => termNumber(terms[indexes[slot]]))
  const byNumber = new Uint32Array(numbers.reduce((largest, number) => Math.max(largest, number), -1) + 1)
  for (let i = 0; i < slots.length; i++) byNumber[numbers[i]] = slots[i] + 1
  return byNumber
}

function copyPostings({ bitsets, lists, impacts, columns }: PostingArrays, place: Placer): PlacedPostings {
  return { bitsets: place.copy(bitsets), lists: place.copy(lists), impacts: place.copyBytes(impacts), columns: place.copyBytes(columns) }
}

function bytesCopied({ bitsets, lists, impacts, columns }: PostingArrays, { offsets, slots }: FacetRows): number {
  const bytes = padded(impacts.byteLength) + padded(columns.byteLength) + padded(slots.byteLength)
  return bitsets.byteLength + lists.byteLength + offsets.byteLength + bytes
}

function bytesOfOwn(size: number, { bitsets }: PostingArrays, { indexes }: FacetRows): number {
  const words = wordsFor(size)
  const left = words === 0 ? 0 : (bitsets.length / words) * blocksOf(words)
  return 3 * indexes.byteLength + (1 + size + words + left) * 4
}
