/** What a typed query was understood as: a boolean tree over canonical values, words and phrases, and the tags shown for it. */
import type { TermType } from '../../domain/term.ts'

export interface ValueNode {
  readonly type: 'value'
  readonly tag: string
  readonly termType: TermType
  readonly value: string
  readonly words: readonly string[]
  /** Of a place: how far around it, where that was typed. */
  readonly radiusKm?: number
  /** Of a name that stands for several titles. The value is one of them where a title is called just so. */
  readonly family?: NamedFamily
}

export interface NamedFamily {
  /** As people read it ("Any Developer"). */
  readonly label: string
  /** All of them. */
  readonly titles: readonly string[]
  /** Of a family that no title is called by: whoever states this word counts as well. */
  readonly orWord?: string
}

/** Years of work, both ends included. */
export interface YearsNode extends YearsNamed {
  readonly type: 'years'
  readonly tag: string
}

export interface YearsNamed {
  readonly min?: number
  readonly max?: number
}

export type QueryNode =
  | ValueNode
  | YearsNode
  | { readonly type: 'word'; readonly tag: string; readonly word: string }
  | { readonly type: 'phrase'; readonly tag: string; readonly words: readonly string[] }
  | { readonly type: 'all'; readonly of: readonly QueryNode[] }
  | { readonly type: 'any'; readonly of: readonly QueryNode[] }
  | { readonly type: 'not'; readonly of: QueryNode }

/** `unused`: typed, but nothing is searched for by it. `unread`: stated by the opening, but not known. */
export type TagType = TermType | 'phrase' | 'years' | 'radius' | 'unused' | 'unread'

/** How people and facet filters name what is not stated. */
export const unknownValue = 'unknown'

export interface QueryTag {
  /** Stable for the same text: kind, canonical value and ordinal. */
  readonly id: string
  /** `text` for a plain word. */
  readonly type: TagType
  /** As typed. */
  readonly text: string
  /** As understood, for people ("Software Engineer"). */
  readonly label: string
  readonly excluded: boolean
}

export interface TypedQuery {
  /** The nodes joined by AND at the top: a plain query is a list of values and words, `not` around exclusions. */
  readonly nodes: readonly QueryNode[]
  readonly tags: readonly QueryTag[]
}
