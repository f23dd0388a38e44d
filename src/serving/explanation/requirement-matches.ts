/** What was asked and whether a result states it, with the profile field that proves it. */
import { type Term, type TermType, termTypeOf } from '../../domain/term.ts'
import { askedTerms, type Requirements, requirementTerms } from '../../features/requirements.ts'
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
  /** Columns of evidence, of which one is enough. */
  readonly columns: readonly number[]
  /** What the evidence does not tell may be so all the same: nothing is said of it. */
  readonly isToldWhereMatched: boolean
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
  const width = requirementTerms(requirements).length
  const asked = [...familiesAsked(requirements), ...valuesAsked(requirements, lexicon)]
  if (asked.length === 0) return () => []
  return (row) => {
    const stated = evidence.subarray(row * width, (row + 1) * width)
    return withoutNeedless(asked.flatMap((requirement) => matchOf(requirement, stated)))
  }
}

/** Leaves out what another value of its type makes up for. */
function withoutNeedless(matches: readonly RequirementMatch[]): readonly RequirementMatch[] {
  const proved = new Set(matches.filter(({ status }) => status === 'matched').map(({ type }) => type))
  return matches.filter(({ type, status }) => status === 'matched' || !proved.has(type) || !alternativeTypes.has(type))
}

function familiesAsked(requirements: Requirements): readonly Asked[] {
  let column = askedTerms(requirements).length
  return requirements.titleFamilies.map(({ label, titles, orWord }) => {
    const columns = Array.from(titles, () => column++)
    return { type: 'title', label, mustHave: false, columns, isToldWhereMatched: orWord }
  })
}

/** A title that is there for its family alone is shown as the family. */
function valuesAsked(requirements: Requirements, lexicon: Lexicon): readonly Asked[] {
  const standIns = new Set(requirements.titleFamilies.map(({ standIn }) => standIn))
  return askedTerms(requirements).flatMap((term, column) => (standIns.has(term) ? [] : [askedOf(term, column, requirements, lexicon)]))
}

function askedOf(term: Term, column: number, { mustHaveSkills }: Requirements, lexicon: Lexicon): Asked {
  const label = lexicon.termLabel(term) ?? '[erased]'
  return { type: termTypeOf(term), label, mustHave: mustHaveSkills.includes(term), columns: [column], isToldWhereMatched: false }
}

function matchOf({ type, label, mustHave, columns, isToldWhereMatched }: Asked, stated: Uint16Array): readonly RequirementMatch[] {
  const evidence = columns.map((column) => stated[column]!)
  const proofs = evidence.filter((one) => one >= evidenceBase)
  if (proofs.length > 0) {
    // The first field in the order of the format, in it the first entry: of positions the latest.
    const field = evidencePath(Math.min(...proofs) - evidenceBase)
    return [{ type, label, status: 'matched', mustHave, ...(field === undefined ? {} : { field }) }]
  }
  if (isToldWhereMatched) return []
  return [{ type, label, status: evidence.includes(notStated) ? 'unknown' : 'missing', mustHave }]
}
