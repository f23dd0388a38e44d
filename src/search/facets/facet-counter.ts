/**
 * Counts of terms, by type and number, shared by all segments of a host: one flat array with a stretch for each wanted
 * type, and a list of the places that are no longer 0, so that a few hits cost a few steps.
 */
import { type TermType, termOf, termTypes } from '../../domain/term.ts'
import { grow } from '../../math/grow.ts'
import { lowerBound } from '../../math/lower-bound.ts'
import type { FacetCounts } from '../searcher.ts'
import type { ListedTerms } from './listed-terms.ts'
import { trimFacet } from './trim-facet.ts'

const idBits = 27
const idMask = 2 ** idBits - 1

/** Beyond this share of all places, reading them in order is quicker than sorting those that were touched. */
const sparse = 1 / 16

export class FacetCounter {
  /** Start of the type's stretch by type index; −1 where it is not wanted. */
  readonly #starts = new Int32Array(32).fill(-1)
  readonly #ends = new Int32Array(32)
  #counts: Uint32Array = new Uint32Array(0)
  #touched: Uint32Array = new Uint32Array(1024)
  #touchedCount = 0
  /** Bit = type index: the type's whole stretch must be read. */
  #dense = 0

  /** `largest` gives the largest term number of a type, by type index. */
  prepare(types: readonly TermType[], largest: Uint32Array): void {
    this.#starts.fill(-1)
    let size = 0
    for (const type of types) {
      const index = termTypes.indexOf(type)
      this.#starts[index] = size
      size += largest[index] + 1
      this.#ends[index] = size
    }
    this.#counts = grow(this.#counts, size)
    this.#touched = grow(this.#touched, size)
  }

  /** Counts the terms of the types in `mask` (bit = type index) over rows of a forward index. */
  addRows(list: Uint32Array, count: number, termOffsets: Uint32Array, terms: Uint32Array, mask: number): void {
    const starts = this.#starts.map((start, index) => ((mask >>> index) & 1 ? start : -1))
    const counts = this.#counts
    const touched = this.#touched
    let touchedCount = this.#touchedCount
    for (let i = 0; i < count; i++) {
      const end = termOffsets[list[i] + 1]
      for (let at = termOffsets[list[i]]; at < end; at++) {
        const start = starts[terms[at] >>> idBits]
        if (start < 0) continue
        const place = start + (terms[at] & idMask)
        if (counts[place]++ === 0) touched[touchedCount++] = place
      }
    }
    this.#touchedCount = touchedCount
  }

  add(term: number, count: number): void {
    if (count === 0) return
    const place = this.#starts[term >>> idBits] + (term & idMask)
    if (this.#counts[place] === 0) this.#touched[this.#touchedCount++] = place
    this.#counts[place] += count
  }

  /** Adds counts[i] under terms[indexes[i]], all of one type; many at once are not listed as touched. */
  addAll(type: number, terms: Uint32Array, indexes: Uint32Array, added: Uint32Array): void {
    const start = this.#starts[type]
    const counts = this.#counts
    for (let i = 0; i < added.length; i++) if (added[i] !== 0) counts[start + (terms[indexes[i]] & idMask)] += added[i]
    this.#dense |= 1 << type
  }

  /** The counts of the wanted types, terms ascending; where few values are wanted, of those terms that could be among them. All counts are 0 again afterwards. */
  take(types: readonly TermType[], listed: ListedTerms): readonly FacetCounts[] {
    const limited = types.map((type) => this.#readListed(type, listed))
    const places = this.#touched.subarray(0, this.#touchedCount)
    const isSparse = places.length < this.#counts.length * sparse
    if (isSparse) places.sort()
    const results = types.map((type, i) => {
      const isDense = !isSparse || (this.#dense >>> termTypes.indexOf(type)) & 1
      const all = isDense ? this.#readStretch(type) : this.#readTouched(type, places)
      return limited[i] === undefined ? trimFacet(all, listed.wanted) : bounded(limited[i], all, listed)
    })
    for (let i = 0; i < places.length; i++) this.#counts[places[i]] = 0
    this.#touchedCount = 0
    this.#dense = 0
    return results
  }

  #readListed(type: TermType, listed: ListedTerms): FacetCounts | undefined {
    const index = termTypes.indexOf(type)
    const terms = listed.of(index)?.slice().sort()
    if (terms === undefined) return undefined
    const [start, end] = [this.#starts[index], this.#ends[index]]
    const counts = terms.map((term) => (start + (term & idMask) < end ? this.#counts[start + (term & idMask)] : 0))
    return { type, terms, counts, others: listed.others(index) }
  }

  #readTouched(type: TermType, places: Uint32Array): FacetCounts {
    const index = termTypes.indexOf(type)
    const [start, end] = [this.#starts[index], this.#ends[index]]
    const first = lowerBound(places, 0, places.length, start)
    const own = places.subarray(first, lowerBound(places, first, places.length, end))
    const shift = termOf(type, 0) - start
    return { type, terms: own.map((place) => place + shift), counts: own.map((place) => this.#counts[place]) }
  }

  #readStretch(type: TermType): FacetCounts {
    const index = termTypes.indexOf(type)
    const [start, end, first] = [this.#starts[index], this.#ends[index], termOf(type, 0) - this.#starts[index]]
    let size = 0
    for (let place = start; place < end; place++) if (this.#counts[place] > 0) size++
    const terms = new Uint32Array(size)
    const counts = new Uint32Array(size)
    for (let place = start, i = 0; place < end; place++) {
      if (this.#counts[place] === 0) continue
      terms[i] = place + first
      counts[i++] = this.#counts[place]
      this.#counts[place] = 0
    }
    return { type, terms, counts }
  }
}

/** A segment that counts all of its terms leaves none out, so what it counted of terms that are not listed counts among the others. */
function bounded(limited: FacetCounts, all: FacetCounts, listed: ListedTerms): FacetCounts {
  const type = termTypes.indexOf(all.type)
  let most = 0
  for (let i = 0; i < all.terms.length; i++) if (all.counts[i] > most && !listed.has(type, all.terms[i])) most = all.counts[i]
  return { ...limited, others: (limited.others ?? 0) + most }
}
