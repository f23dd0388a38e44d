/** A profile or posting in canonical words: what standardization makes of raw text, and the index takes as numbers. */
import type { TermType } from '../domain/term.ts'

export interface StandardTerm {
  readonly type: TermType
  /** Canonical value: a slug of the taxonomy, a place id, or a normalised name where the vocabulary is open (company, school). */
  readonly value: string
  /** Where it is stated, packed (evidence.ts). */
  readonly evidence: number
}

export interface StandardDocument {
  /** At most one entry a (type, value). Types that are not stated are absent; the glue adds the unknown term. */
  readonly terms: readonly StandardTerm[]
  /** By `numberFields`; NaN where unknown. */
  readonly numbers: Float32Array
  /** Tokens by section, in reading order: headline, summary, one per position, skills … Never the identity. */
  readonly sections: readonly (readonly string[])[]
}
