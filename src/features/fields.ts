/**
 * The forward index as features see it: one document's terms and numbers by document id, in columns.
 * L1, L2 and training read this one view; no object is built per document.
 */
import type { Term, TermType } from '../domain/term.ts'

export interface Fields {
  /** Documents; ids are 0 … size − 1. */
  readonly size: number
  /** NaN where the document does not state it. `field` is an index into `numberFields`. */
  number(document: number, field: number): number
  has(document: number, term: Term): boolean
  /** How many of `terms` (ascending, distinct) the document has. */
  countShared(document: number, terms: Uint32Array): number
  /** Number of terms of the type; 0 where it is not stated. */
  count(document: number, type: TermType): number
  /** Calls back with every term of the type, ascending; the unknown term is not among them. */
  forEach(document: number, type: TermType, visit: (term: Term) => void): void
  /** Where the profile states the term, packed (standardization/evidence.ts); 0 where it does not. */
  evidence(document: number, term: Term): number
}
