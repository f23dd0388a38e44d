/** What a term is called on a card, with its type, and the part of the score that it belongs to. */
import { type TermType, termTypeOf } from '../../domain/term.ts'
import type { Lexicon } from '../lexicon.ts'
import { termTypeLabel } from '../query/term-type-label.ts'
import type { DescribeTerm } from './explain-coordinates.ts'
import type { ScorePart } from './score-part.ts'

const parts: Readonly<Partial<Record<TermType, ScorePart>>> = {
  title: 'title',
  'current-title': 'title',
  function: 'title',
  skill: 'skills',
  'must-have-skill': 'skills',
  seniority: 'experience',
  degree: 'experience',
  location: 'location',
  workplace: 'location',
}

/** Words that an erasure blanked have no name any more. */
export function termDescriber(lexicon: Pick<Lexicon, 'termLabel'>): DescribeTerm {
  return (term) => {
    const type = termTypeOf(term)
    const name = lexicon.termLabel(term) ?? '[erased]'
    return { label: `${termTypeLabel(type)}: ${name}`, part: parts[type] ?? 'background' }
  }
}
