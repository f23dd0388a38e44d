/**
 * Postings that grow with every appended document. The entries of a term (document and impact in one word) lie in a chain
 * of chunks of one pool; a chunk is twice as long as the one before it, up to a limit, and begins with the place of the next.
 */
import type { Term } from '../../domain/term.ts'
import type { Bits } from '../../math/bitset.ts'
import { grow } from '../../math/grow.ts'
import { fullImpact, impactOf, lengthNorm } from '../bm25.ts'
import type { Documents, Postings } from './postings.ts'
import { TermSlots } from './term-slots.ts'

/** Places in a slot's state. */
const head = 0
const count = 1
const tail = 2
const frequency = 3
const stateSize = 4

const firstChunk = 4
const largestChunk = 1024
/** 24 bits of an entry are the document, 8 the impact. */
export const liveLimit = 2 ** 24

export class LivePostings implements Postings {
  readonly #meanLength: number
  readonly #slots = new TermSlots()
  /** Four words a slot, side by side because they are used together: head, count, tail, frequency. */
  #states = new Uint32Array(4096)
  #pool = new Uint32Array(4096)
  #poolEnd = 0
  #entries = new Uint32Array(1024)
  #words = new Uint32Array(256)

  constructor(meanLength: number) {
    this.#meanLength = meanLength
  }

  append(document: number, terms: Uint32Array, tokens: Uint32Array, length: number): void {
    for (let i = 0; i < terms.length; i++) this.#add(this.#stateOf(terms[i]), document, fullImpact)
    const norm = lengthNorm(length, this.#meanLength)
    this.#words = grow(this.#words, tokens.length)
    let distinct = 0
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i] === 0) continue
      const state = this.#stateOf(tokens[i])
      if (this.#states[state + frequency]++ === 0) this.#words[distinct++] = state
    }
    for (let i = 0; i < distinct; i++) {
      const state = this.#words[i]
      this.#add(state, document, impactOf(this.#states[state + frequency], norm))
      this.#states[state + frequency] = 0
    }
  }

  unite(term: Term, among: Bits, into: Bits): void {
    const entryCount = this.#read(term)
    const entries = this.#entries
    for (let i = 0; i < entryCount; i++) into[entries[i] >>> 13] |= among[entries[i] >>> 13] & (1 << ((entries[i] >>> 8) & 31))
  }

  score(term: Term, weight: number, _among: Bits, scores: Uint32Array): void {
    const entryCount = this.#read(term)
    const entries = this.#entries
    for (let i = 0; i < entryCount; i++) scores[entries[i] >>> 8] += weight * (entries[i] & 255)
  }

  scoreFew(term: Term, weight: number, documents: Documents, scores: Uint32Array): void {
    const entryCount = this.#read(term)
    const entries = this.#entries
    for (let i = 0, d = 0; i < entryCount && d < documents.count; i++) {
      while (d < documents.count && documents.list[d] < entries[i] >>> 8) d++
      if (d < documents.count && documents.list[d] === entries[i] >>> 8) scores[d] += weight * (entries[i] & 255)
    }
  }

  /** Gathers the term's chunks into `#entries`; gives the count. */
  #read(term: Term): number {
    const slot = this.#slots.find(term)
    if (slot === undefined) return 0
    const entryCount = this.#states[slot * stateSize + count]
    this.#entries = grow(this.#entries, entryCount)
    let chunk = this.#states[slot * stateSize + head]
    for (let read = 0, size = firstChunk; read < entryCount; size = Math.min(size * 2, largestChunk)) {
      const end = chunk + 1 + Math.min(size, entryCount - read)
      for (let at = chunk + 1; at < end; at++) this.#entries[read++] = this.#pool[at]
      chunk = this.#pool[chunk]
    }
    return entryCount
  }

  #add(state: number, document: number, impact: number): void {
    const states = this.#states
    if (isFull(states[state + count])) this.#openChunk(state)
    this.#pool[states[state + tail]++] = (document << 8) | impact
    states[state + count]++
  }

  /** The last chunk, if there is one, is full: it begins its length and one place before the tail. */
  #openChunk(state: number): void {
    const states = this.#states
    const entryCount = states[state + count]
    const chunk = this.#poolEnd
    this.#poolEnd += Math.min(entryCount + firstChunk, largestChunk) + 1
    this.#pool = grow(this.#pool, this.#poolEnd)
    if (entryCount === 0) states[state + head] = chunk
    else this.#pool[states[state + tail] - lastChunk(entryCount) - 1] = chunk
    states[state + tail] = chunk + 1
  }

  #stateOf(term: Term): number {
    const state = this.#slots.of(term) * stateSize
    if (state >= this.#states.length) this.#states = grow(this.#states, state + stateSize)
    return state
  }
}

/** Chunks of 4, 8, 16 … 1024, 1024 … are full at counts of 4, 12, 28 … 2044, 3068 …; so is no chunk at all, at 0. */
function isFull(entryCount: number): boolean {
  if (entryCount < largestChunk - firstChunk) return ((entryCount + firstChunk) & (entryCount + firstChunk - 1)) === 0
  return ((entryCount + firstChunk) & (largestChunk - 1)) === 0
}

/** Length of the last chunk when all are full. */
function lastChunk(entryCount: number): number {
  return entryCount < largestChunk ? (entryCount + firstChunk) / 2 : largestChunk
}
