/**
 * What a job asks and whether the seeker brings it: the seeker's side of the explanation. What the seeker could offer
 * beside what the job asks is no requirement and is left out.
 */
import { type TermType, termNumber, termTypeOf } from '../../domain/term.ts'
import type { Requirements } from '../../features/requirements.ts'
import type { Hits } from '../../search/searcher.ts'
import type { Lexicon } from '../lexicon.ts'
import { type RequirementMatch, requirementMatcher } from './requirement-matches.ts'

export function seekerMatcher(requirements: Requirements, hits: Hits, lexicon: Lexicon): (row: number) => readonly RequirementMatch[] {
  const stated = requirementMatcher(requirements, hits.evidence, lexicon)
  return (row) => {
    const terms = hits.terms.subarray(hits.termOffsets[row]!, hits.termOffsets[row + 1]!)
    const mustHaves = new Set(labelsOf('must-have-skill', terms, lexicon))
    const brought = stated(row).filter(({ status }) => status === 'matched')
    const held = new Set(brought.filter(({ type }) => type === 'skill').map(({ label }) => label))
    const asked = new Set([...mustHaves, ...labelsOf('skill', terms, lexicon)])
    const missing = [...asked].filter((label) => !held.has(label)).map((label) => missingSkill(label, mustHaves.has(label)))
    return [...brought.map((match) => (isMustHave(match, mustHaves) ? { ...match, mustHave: true } : match)), ...missing]
  }
}

function labelsOf(type: TermType, terms: Uint32Array, lexicon: Lexicon): readonly string[] {
  const stated = [...terms].filter((term) => termTypeOf(term) === type && termNumber(term) > 0)
  return stated.map((term) => lexicon.termLabel(term) ?? '[erased]')
}

function isMustHave({ type, label }: RequirementMatch, mustHaves: ReadonlySet<string>): boolean {
  return type === 'skill' && mustHaves.has(label)
}

function missingSkill(label: string, mustHave: boolean): RequirementMatch {
  return { type: 'skill', label, status: 'missing', mustHave }
}
