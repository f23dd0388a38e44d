/** The inverted index of a segment: term → documents, with the impact of text terms. */
import type { Term } from '../../domain/term.ts'
import type { Bits } from '../../math/bitset.ts'

/** Documents in ascending order: `list[0, count)`. */
export interface Documents {
  readonly list: Uint32Array
  readonly count: number
}

export interface Postings {
  /** Adds the documents of `among` that have the term. */
  unite(term: Term, among: Bits, into: Bits): void
  /** scores[d] += weight × impact, for all documents d that have the term; `among` may be used to skip others. */
  score(term: Term, weight: number, among: Bits, scores: Uint32Array): void
  /** scores[i] += weight × impact, for the few documents given; i is the place in their list. */
  scoreFew(term: Term, weight: number, documents: Documents, scores: Uint32Array): void
}
