/** What was asked and whether a result states it, with the profile field that proves it. */
import { type Term, type TermType, termTypeOf } from '../../domain/term.ts'
import { type Requirements, requirementTerms } from '../../features/requirements.ts'
import { evidencePath } from '../../standardization/evidence.ts'
import type { Lexicon } from '../lexicon.ts'

export interface RequirementMatch {
  readonly type: TermType
  readonly label: string
  readonly status: 'matched' | 'missing' | 'unknown'
  readonly mustHave: boolean
  readonly field?: string
}

interface Asked {
  readonly type: TermType
  readonly label: string
  readonly mustHave: boolean
}

/** Evidence columns: 0 absent, 1 the type is not stated at all, else 2 + packed evidence. */
const notStated = 1
const evidenceBase = 2

/** One value is enough: whoever works in Berlin misses nothing where Berlin or Munich was asked. Skills and languages are asked one and all. */
const alternativeTypes: ReadonlySet<TermType> = new Set(['title', 'location', 'industry', 'company', 'school', 'degree', 'work-permit'])

/** One function for all results of a page: terms are looked up once. `evidence` holds a row of requirement terms for each hit. */
export function requirementMatcher(
  requirements: Requirements,
  evidence: Uint16Array,
  lexicon: Lexicon,
): (row: number) => readonly RequirementMatch[] {
  const asked = requirementTerms(requirements).map((term) => askedOf(term, requirements, lexicon))
  if (asked.length === 0) return () => []
  return (row) => withoutNeedless(asked.map((requirement, column) => matchOf(requirement, evidence[row * asked.length + column]!)))
}

/** Leaves out what another value of its type makes up for. */
function withoutNeedless(matches: readonly RequirementMatch[]): readonly RequirementMatch[] {
  const proved = new Set(matches.filter(({ status }) => status === 'matched').map(({ type }) => type))
  return matches.filter(({ type, status }) => status === 'matched' || !proved.has(type) || !alternativeTypes.has(type))
}

function askedOf(term: Term, { mustHaveSkills }: Requirements, lexicon: Lexicon): Asked {
  return { type: termTypeOf(term), label: lexicon.termLabel(term) ?? '[erased]', mustHave: mustHaveSkills.includes(term) }
}

function matchOf(asked: Asked, evidence: number): RequirementMatch {
  const { type, label, mustHave } = asked
  if (evidence < evidenceBase) return { type, label, status: evidence === notStated ? 'unknown' : 'missing', mustHave }
  const field = evidencePath(evidence - evidenceBase)
  return field === undefined ? { type, label, status: 'matched', mustHave } : { type, label, status: 'matched', mustHave, field }
}
