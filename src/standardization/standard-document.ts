/** A profile or posting in canonical words: what standardization makes of raw text, and the index takes as numbers. */
import type { TermType } from '../domain/term.ts'
import type { EvidenceField } from './evidence.ts'

export interface StandardTerm {
  readonly type: TermType
  /** Canonical value: a slug of the taxonomy, a place id, or a normalised name where the vocabulary is open (company, school). */
  readonly value: string
  /** Where it is stated, packed (evidence.ts). */
  readonly evidence: number
}

/** Where a posting targets people by words that must be known to ask anything. */
export type UnreadField = Extract<
  EvidenceField,
  'targeting.mustHaveSkills[]' | 'targeting.skills[]' | 'targeting.languages[]' | 'targeting.locations[]' | 'location'
>

/** Stated, but neither the taxonomy nor the places know it. */
export interface UnreadText {
  readonly field: UnreadField
  /** In the list; 0 of other fields. */
  readonly index: number
  readonly text: string
  /** Value of the wider place that is used instead. */
  readonly readAs?: string
}

export interface StandardDocument {
  /** At most one entry a (type, value). Types that are not stated are absent; the glue adds the unknown term. */
  readonly terms: readonly StandardTerm[]
  /** By `numberFields`; NaN where unknown. */
  readonly numbers: Float32Array
  /** Tokens by section, in reading order: headline, summary, one per position, skills … Never the identity. */
  readonly sections: readonly (readonly string[])[]
  /** Of a posting, for whoever is told what it finds; in no index. */
  readonly unread: readonly UnreadText[]
}
