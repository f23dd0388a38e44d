/**
 * Counts of terms, by type and number, shared by all segments of a host: one flat array with a stretch for each wanted type, and
 * for each type a list of the places that are no longer 0, so that a few hits cost a few steps.
 */
import { type TermType, termOf, termTypes } from '../../domain/term.ts'
import { grow } from '../../math/grow.ts'
import type { Tally } from '../index/counting-memory.ts'
import type { FacetCounts } from '../searcher.ts'
import type { ListedTerms } from './listed-terms.ts'
import { trimFacet } from './trim-facet.ts'

const idBits = 27
const idMask = 2 ** idBits - 1

/** By type index, the first slot that is taken from a tally; none where it is `noSlot`. */
export type FirstSlots = Uint32Array
export const noSlot = 2 ** 32 - 1

export class FacetCounter {
  /** Start of the type's stretch by type index; −1 where it is not wanted. */
  readonly #starts = new Int32Array(32).fill(-1)
  #counts: Uint32Array = new Uint32Array(0)
  /** Places of the i-th type that are not 0 stand from its start on. */
  #touched: Uint32Array = new Uint32Array(0)
  readonly #touchedEnds = new Uint32Array(32)
  readonly #ends = new Uint32Array(32)

  /** `largest` gives the largest term number of a type, by type index. */
  prepare(types: readonly TermType[], largest: Uint32Array): void {
    this.#starts.fill(-1)
    let size = 0
    for (const type of types) {
      const index = termTypes.indexOf(type)
      this.#starts[index] = size
      this.#touchedEnds[index] = size
      size += largest[index] + 1
      this.#ends[index] = size
    }
    this.#counts = grow(this.#counts, size)
    this.#touched = grow(this.#touched, size)
  }

  /** Counts the terms of the types in `mask` (bit = type index) over rows of a forward index. */
  addRows(list: Uint32Array, count: number, termOffsets: Uint32Array, terms: Uint32Array, mask: number): void {
    const wanted = this.#starts.map((start, index) => ((mask >>> index) & 1 ? start : -1))
    for (let i = 0; i < count; i++) {
      const end = termOffsets[list[i] + 1]
      for (let at = termOffsets[list[i]]; at < end; at++) if (wanted[terms[at] >>> idBits] >= 0) this.add(terms[at], 1)
    }
  }

  add(term: number, count: number): void {
    if (count === 0) return
    const type = term >>> idBits
    const place = this.#starts[type] + (term & idMask)
    if (this.#counts[place] === 0) this.#touched[this.#touchedEnds[type]++] = place
    this.#counts[place] += count
  }

  /** Adds counts[i] under terms[indexes[i]]. */
  addAll(terms: Uint32Array, indexes: Uint32Array, counts: Uint32Array): void {
    for (let i = 0; i < counts.length; i++) this.add(terms[indexes[i]], counts[i])
  }

  /** Adds what was tallied of the slots wanted. */
  addTally({ slots, counts, terms }: Tally, first: FirstSlots): void {
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]
      const count = counts[slot]
      counts[slot] = 0
      if (slot >= first[terms[slot] >>> idBits]) this.add(terms[slot], count)
    }
  }

  /** The counts of the wanted types, terms ascending; where few values are wanted, of those terms that could be among them. All counts are 0 again afterwards. */
  take(types: readonly TermType[], listed: ListedTerms): readonly FacetCounts[] {
    return types.map((type) => {
      const index = termTypes.indexOf(type)
      const facet = listed.of(index) === undefined ? trimFacet(this.#read(type), listed.wanted) : this.#readListed(type, listed)
      const [start, end] = [this.#starts[index], this.#touchedEnds[index]]
      for (let at = start; at < end; at++) this.#counts[this.#touched[at]] = 0
      return facet
    })
  }

  /** In no order. */
  #read(type: TermType): FacetCounts {
    const index = termTypes.indexOf(type)
    const places = this.#touched.subarray(this.#starts[index], this.#touchedEnds[index])
    const shift = termOf(type, 0) - this.#starts[index]
    const [terms, counts] = [new Uint32Array(places.length), new Uint32Array(places.length)]
    for (let i = 0; i < places.length; i++) {
      terms[i] = places[i] + shift
      counts[i] = this.#counts[places[i]]
    }
    return { type, terms, counts }
  }

  /** A segment that counts all of its terms leaves none out, so what it counted of terms that are not listed counts among the others. */
  #readListed(type: TermType, listed: ListedTerms): FacetCounts {
    const index = termTypes.indexOf(type)
    const [start, end] = [this.#starts[index], this.#ends[index]]
    const shift = termOf(type, 0) - start
    const terms = Uint32Array.from(listed.of(index) ?? []).sort()
    const counts = terms.map((term) => (term - shift < end ? this.#counts[term - shift] : 0))
    let most = 0
    for (let at = start; at < this.#touchedEnds[index]; at++) {
      const place = this.#touched[at]
      if (this.#counts[place] > most && !listed.has(index, place + shift)) most = this.#counts[place]
    }
    return { type, terms, counts, others: listed.others(index) + most }
  }
}
