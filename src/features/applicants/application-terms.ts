/** The terms of profile and posting that are logged with an application: what single jobs and single members can learn a liking for. */
import { type TermType, termNumber, termTypeOf } from '../../domain/term.ts'

const types: ReadonlySet<TermType> = new Set([
  'title',
  'current-title',
  'skill',
  'must-have-skill',
  'industry',
  'function',
  'seniority',
  'location',
  'degree',
  'language',
  'workplace',
  'employment-type',
])

/** In the order given; a type that is not stated has none. */
export function applicationTerms(terms: Uint32Array): Uint32Array {
  return terms.filter((term) => termNumber(term) > 0 && types.has(termTypeOf(term)))
}
