/**
 * Postings of the immutable base. A term has one of three forms:
 *
 *   list    documents ascending; those of text terms carry an impact each
 *   bitset  terms other than text, where that is smaller than the list
 *   column  text terms of many documents: a bitset, and an impact for every document
 */
import type { Term } from '../../domain/term.ts'
import { type Bits, countShared, wordsFor } from '../../math/bitset.ts'
import type { BitsetAlgebra } from '../../math/bitset-algebra.ts'
import { lowerBound } from '../../math/lower-bound.ts'
import type { ScoreAlgebra } from '../../math/score-algebra.ts'
import { fullImpact } from '../bm25.ts'
import type { Documents, Postings } from './postings.ts'

export const listForm = 0
export const bitsetForm = 1
export const columnForm = 2

/** Term i of `terms` (ascending, so text terms come first) has `counts[i]` documents; `places[i]` is the start of its list or of its bitset's words. */
export interface PostingArrays {
  readonly terms: Uint32Array
  readonly counts: Uint32Array
  readonly forms: Uint8Array
  readonly places: Uint32Array
  readonly lists: Uint32Array
  /** Aligned with the lists of text terms, which come first. */
  readonly impacts: Uint8Array
  readonly bitsets: Uint32Array
  /** The k-th bitset, while it is of text, goes with the k-th column of one byte a document. */
  readonly columns: Uint8Array
}

export class BasePostings implements Postings {
  readonly arrays: PostingArrays
  readonly #size: number
  readonly #words: number
  readonly #bitsets: BitsetAlgebra
  readonly #scores: ScoreAlgebra

  /** The postings lie where the algebras work. */
  constructor(arrays: PostingArrays, size: number, algebras: { readonly bitsets: BitsetAlgebra; readonly scores: ScoreAlgebra }) {
    this.arrays = arrays
    this.#size = size
    this.#words = wordsFor(size)
    this.#bitsets = algebras.bitsets
    this.#scores = algebras.scores
  }

  unite(term: Term, among: Bits, into: Bits): void {
    const i = this.#find(term)
    if (i === undefined) return
    if (this.arrays.forms[i] === listForm) this.#bitsets.uniteListed(into, this.#list(i), among)
    else this.#bitsets.uniteShared(into, this.#bitset(i), among)
  }

  score(term: Term, weight: number, among: Bits, scores: Uint32Array): void {
    const i = this.#find(term)
    if (i === undefined) return
    const form = this.arrays.forms[i]
    if (form === columnForm) this.#scores.addColumn(scores, this.#column(i), weight)
    else if (form === bitsetForm) this.#scores.addToShared(scores, this.#bitset(i), among, weight * fullImpact)
    else if (this.arrays.places[i] >= this.arrays.impacts.length) this.#scores.addToListed(scores, this.#list(i), weight * fullImpact)
    else this.#scores.addListed(scores, this.#list(i), this.#impacts(i), weight)
  }

  scoreFew(term: Term, weight: number, documents: Documents, scores: Uint32Array): void {
    const i = this.#find(term)
    if (i === undefined) return
    const form = this.arrays.forms[i]
    if (form === columnForm) scoreFewOfColumn(this.#column(i), weight, documents, scores)
    else if (form === bitsetForm) scoreFewOfBits(this.#bitset(i), weight * fullImpact, documents, scores)
    else this.#scoreFewOfList(i, weight, documents, scores)
  }

  /** Documents of the i-th term that are in `among`. */
  countAmong(i: number, among: Bits): number {
    const { forms, lists, places, counts } = this.arrays
    if (forms[i] !== listForm) return countShared(this.#bitset(i), among)
    const end = places[i] + counts[i]
    let count = 0
    for (let at = places[i]; at < end; at++) count += (among[lists[at] >>> 5] >>> (lists[at] & 31)) & 1
    return count
  }

  /** Both lists ascend: each document is looked for from where the last one was found, in steps that double. */
  #scoreFewOfList(i: number, weight: number, documents: Documents, scores: Uint32Array): void {
    const { lists, impacts, places, counts } = this.arrays
    const end = places[i] + counts[i]
    const isText = places[i] < impacts.length
    let at = places[i]
    for (let d = 0; d < documents.count && at < end; d++) {
      const document = documents.list[d]
      let step = 1
      while (at + step < end && lists[at + step] < document) step *= 2
      at = lowerBound(lists, at + (step >>> 1), Math.min(end, at + step + 1), document)
      if (at < end && lists[at] === document) scores[d] += weight * (isText ? impacts[at] : fullImpact)
    }
  }

  #impacts(i: number): Uint8Array {
    return this.arrays.impacts.subarray(this.arrays.places[i], this.arrays.places[i] + this.arrays.counts[i])
  }

  #list(i: number): Uint32Array {
    return this.arrays.lists.subarray(this.arrays.places[i], this.arrays.places[i] + this.arrays.counts[i])
  }

  #bitset(i: number): Bits {
    return this.arrays.bitsets.subarray(this.arrays.places[i], this.arrays.places[i] + this.#words)
  }

  #column(i: number): Uint8Array {
    const start = (this.arrays.places[i] / this.#words) * this.#size
    return this.arrays.columns.subarray(start, start + this.#size)
  }

  #find(term: Term): number | undefined {
    const { terms } = this.arrays
    const place = lowerBound(terms, 0, terms.length, term)
    return terms[place] === term ? place : undefined
  }
}

function scoreFewOfColumn(column: Uint8Array, weight: number, documents: Documents, scores: Uint32Array): void {
  for (let d = 0; d < documents.count; d++) scores[d] += weight * column[documents.list[d]]
}

function scoreFewOfBits(bits: Bits, addend: number, documents: Documents, scores: Uint32Array): void {
  for (let d = 0; d < documents.count; d++) {
    const document = documents.list[d]
    if ((bits[document >>> 5] >>> (document & 31)) & 1) scores[d] += addend
  }
}
