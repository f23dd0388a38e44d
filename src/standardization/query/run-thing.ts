/** What a run of words names, one thing after the other, and the alternatives among them. */
import type { TermType } from '../../domain/term.ts'
import type { TitleFamily } from './title-family.ts'
import type { YearsNamed } from './typed-query.ts'

export interface UnderstoodPart {
  /** Absent for a plain word. */
  readonly termType?: TermType
  readonly value: string
  readonly words: readonly string[]
  /** As typed. */
  readonly text: string
  /** Of a place. */
  readonly radiusKm?: number
  /** Years of work, which are no canonical value. */
  readonly years?: YearsNamed
  /** Of a title that names others with it. */
  readonly family?: TitleFamily
}

/** One name in the run. "VP of Engineering" is one thing of two parts. */
export interface Thing {
  readonly type: 'thing'
  readonly parts: readonly UnderstoodPart[]
  /** What the same words mean as well: somebody of either is asked for. */
  readonly otherwise?: readonly UnderstoodPart[]
  /** Words, the end not included. */
  readonly from: number
  readonly end: number
}

export type RunShape = Thing | { readonly type: 'any'; readonly of: readonly (readonly RunShape[])[] }

/** What the thing is before all; `word` for a plain word. */
export function kindOf(thing: Thing): TermType | 'word' | 'years' {
  const [first] = thing.parts
  return first?.years === undefined ? (first?.termType ?? 'word') : 'years'
}
