/** Canonical values of profiles and postings. One numbering for all: a term carries its type in its upper bits. */

/** Order is part of the stored format: append only. `text` terms are the words of free text. */
export const termTypes = [
  'text',
  'title',
  'current-title',
  'skill',
  'company',
  'current-company',
  'industry',
  'function',
  'seniority',
  'location',
  'school',
  'degree',
  'field-of-study',
  'language',
  'intent',
  'employment-type',
  'workplace',
  'work-permit',
  'desired-title',
  'desired-location',
  'audience',
  'hidden-from',
  'job-state',
  'must-have-skill',
  'text-flag',
] as const
export type TermType = (typeof termTypes)[number]

/** Unsigned 32-bit: index of the type in the upper 5 bits, number within the type in the lower 27. Number 0 of every type is "unknown". */
export type Term = number

const idBits = 27
const idMask = 2 ** idBits - 1
const typeIndex: ReadonlyMap<TermType, number> = new Map(termTypes.map((type, index) => [type, index]))

export function termOf(type: TermType, number: number): Term {
  return ((typeIndex.get(type)! << idBits) | number) >>> 0
}

export function termTypeOf(term: Term): TermType {
  return termTypes[term >>> idBits]!
}

/** Place in `termTypes`. */
export function typeIndexOf(term: Term): number {
  return term >>> idBits
}

/** One bit a type, by its place in `termTypes`. */
export function typeBits(types: readonly TermType[]): number {
  return types.reduce((bits, type) => bits | (1 << typeIndex.get(type)!), 0)
}

export function termNumber(term: Term): number {
  return term & idMask
}

/** The value of documents that do not state this type at all. */
export function unknownTerm(type: TermType): Term {
  return termOf(type, 0)
}

/** Numbers a document states; NaN where it does not. Order is part of the stored format: append only. */
export const numberFields = [
  /** Whole career, in years. */
  'years',
  /** Asked by a job. */
  'min-years',
  'max-years',
  /** Gross a year in US dollars: wanted by a member (least), offered by a job (least, most). */
  'salary-min',
  'salary-max',
  'latitude',
  'longitude',
  /** Months in the current position; mean months in a position. */
  'tenure-months',
  'mean-tenure-months',
  'positions',
  /** 0 (intern) … 9 (chief officer). */
  'seniority-level',
  /** 0 (none) … 5 (doctorate). */
  'degree-level',
  /** Share of the profile or posting that is filled in, 0–1. */
  'completeness',
  /** Days since 1970 of the last change, and of the end of a posting. */
  'updated-day',
  'expires-day',
  /** Query-independent worth, 0–1: the order of document ids. */
  'static-rank',
] as const
export type NumberField = (typeof numberFields)[number]
