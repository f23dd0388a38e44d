/**
 * Postings that grow with every appended document. The entries of a term (document and impact in one word) lie in a chain
 * of chunks of one pool; a chunk is twice as long as the one before it, up to a limit, and begins with the place of the next.
 */
import type { Term } from '../../domain/term.ts'
import type { Bits } from '../../math/bitset.ts'
import { grow } from '../../math/grow.ts'
import { UintTable } from '../../math/uint-table.ts'
import { fullImpact, impactOf, lengthNorm } from '../bm25.ts'
import type { Documents, Postings } from './postings.ts'

const firstChunk = 4
const largestChunk = 1024
/** 24 bits of an entry are the document, 8 the impact. */
export const liveLimit = 2 ** 24

export class LivePostings implements Postings {
  readonly #meanLength: number
  readonly #slots = new UintTable(1024)
  #heads = new Uint32Array(1024)
  #counts = new Uint32Array(1024)
  /** Where the next entry goes, and how many more fit in that chunk. */
  #tails = new Uint32Array(1024)
  #rooms = new Uint16Array(1024)
  /** How often the current document has the term. */
  #frequencies = new Uint32Array(1024)
  #pool = new Uint32Array(4096)
  #poolEnd = 0
  #entries = new Uint32Array(1024)

  constructor(meanLength: number) {
    this.#meanLength = meanLength
  }

  append(document: number, terms: Uint32Array, tokens: Uint32Array, length: number): void {
    for (let i = 0; i < terms.length; i++) this.#add(this.#slotOf(terms[i]), document, fullImpact)
    const norm = lengthNorm(length, this.#meanLength)
    for (let i = 0; i < tokens.length; i++) if (tokens[i] !== 0) this.#frequencies[this.#slotOf(tokens[i])]++
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i] === 0) continue
      const slot = this.#slotOf(tokens[i])
      const frequency = this.#frequencies[slot]
      if (frequency === 0) continue
      this.#add(slot, document, impactOf(frequency, norm))
      this.#frequencies[slot] = 0
    }
  }

  unite(term: Term, into: Bits): void {
    const count = this.#read(term)
    const entries = this.#entries
    for (let i = 0; i < count; i++) into[entries[i] >>> 13] |= 1 << ((entries[i] >>> 8) & 31)
  }

  score(term: Term, weight: number, _among: Bits, scores: Uint32Array): void {
    const count = this.#read(term)
    const entries = this.#entries
    for (let i = 0; i < count; i++) scores[entries[i] >>> 8] += weight * (entries[i] & 255)
  }

  scoreFew(term: Term, weight: number, documents: Documents, scores: Uint32Array): void {
    const count = this.#read(term)
    const entries = this.#entries
    for (let i = 0, d = 0; i < count && d < documents.count; i++) {
      while (d < documents.count && documents.list[d] < entries[i] >>> 8) d++
      if (d < documents.count && documents.list[d] === entries[i] >>> 8) scores[d] += weight * (entries[i] & 255)
    }
  }

  /** Gathers the term's chunks into `#entries`; gives the count. */
  #read(term: Term): number {
    const slot = this.#slots.get(term)
    if (slot === undefined) return 0
    const count = this.#counts[slot]
    this.#entries = grow(this.#entries, count)
    let chunk = this.#heads[slot]
    for (let read = 0, size = firstChunk; read < count; size = Math.min(size * 2, largestChunk)) {
      const end = chunk + 1 + Math.min(size, count - read)
      for (let at = chunk + 1; at < end; at++) this.#entries[read++] = this.#pool[at]
      chunk = this.#pool[chunk]
    }
    return count
  }

  #add(slot: number, document: number, impact: number): void {
    if (this.#rooms[slot] === 0) this.#openChunk(slot)
    this.#pool[this.#tails[slot]++] = (document << 8) | impact
    this.#rooms[slot]--
    this.#counts[slot]++
  }

  /** Chunks of 4, 8, 16 … are full at counts of 4, 12, 28 …: the count tells the length of the next. */
  #openChunk(slot: number): void {
    const count = this.#counts[slot]
    const size = Math.min(count + firstChunk, largestChunk)
    const chunk = this.#poolEnd
    this.#poolEnd += size + 1
    this.#pool = grow(this.#pool, this.#poolEnd)
    if (count === 0) this.#heads[slot] = chunk
    else this.#pool[this.#lastChunk(slot)] = chunk
    this.#tails[slot] = chunk + 1
    this.#rooms[slot] = size
  }

  #lastChunk(slot: number): number {
    const count = this.#counts[slot]
    const size = count < largestChunk ? (count + firstChunk) / 2 : largestChunk
    return this.#tails[slot] - size - 1
  }

  #slotOf(term: Term): number {
    const slot = this.#slots.getOrSet(term, this.#slots.size)
    if (slot < this.#heads.length) return slot
    this.#heads = grow(this.#heads, slot + 1)
    this.#counts = grow(this.#counts, slot + 1)
    this.#tails = grow(this.#tails, slot + 1)
    this.#rooms = grow(this.#rooms, slot + 1)
    this.#frequencies = grow(this.#frequencies, slot + 1)
    return slot
  }
}
