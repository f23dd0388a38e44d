/** What a caller asks for, in the caller's words, before it becomes terms. */
import type { TermType } from '../../domain/term.ts'
import type { StandardDocument } from '../../standardization/standard-document.ts'

/** OR among the values, AND between filters; "unknown" is a value. */
export interface FacetFilter {
  readonly type: TermType
  readonly values: readonly string[]
  readonly excluded?: boolean
}

export interface Near {
  readonly place: string
  readonly radiusKm: number
  /** Also documents that state no place. */
  readonly unknown?: boolean
}

export interface YearsRange {
  readonly min?: number
  readonly max?: number
  readonly unknown?: boolean
}

export interface SearchQuery {
  /** As typed. */
  readonly text?: string
  /** Ids of tags that the user took away. */
  readonly removedTags?: readonly string[]
  readonly facets?: readonly FacetFilter[]
  readonly years?: YearsRange
  readonly near?: Near
  /** The opening whose requirements join the typed ones. */
  readonly opening?: StandardDocument
  /** The seeker, on searches for jobs. */
  readonly seeker?: StandardDocument
}
