/** What a typed query asks for: every value in it that is not excluded, inside boolean trees too. */
import type { TermType } from '../../domain/term.ts'
import type { QueryNode } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Asked, nothingAsked } from './asked.ts'

export type ValueNode = Extract<QueryNode, { type: 'value' }>

export function askedByQuery(nodes: readonly QueryNode[], lexicon: Lexicon): Asked {
  const values = nodes.flatMap(wantedValues)
  const of = (type: TermType) => values.filter((node) => node.termType === type).map((node) => node.value)
  const titles = [...of('title'), ...of('current-title')]
  return {
    ...nothingAsked,
    titles,
    skills: of('skill'),
    mustHaveSkills: of('must-have-skill'),
    functions: [...of('function'), ...functionsOf(titles, lexicon)],
    industries: of('industry'),
    companies: [...of('company'), ...of('current-company')],
    schools: of('school'),
    degrees: of('degree'),
    languages: of('language'),
    places: of('location'),
    workplaces: of('workplace'),
    employmentTypes: of('employment-type'),
    workPermits: of('work-permit'),
    desiredTitles: titles,
    desiredPlaces: of('location'),
    seniorityLevel: highest(of('seniority').map((value) => lexicon.seniorityLevel(value))),
    degreeLevel: highest(of('degree').map((value) => lexicon.degreeLevel(value))),
  }
}

export function functionsOf(titles: readonly string[], lexicon: Lexicon): readonly string[] {
  return titles.map((title) => lexicon.functionOf(title)).filter((name) => name !== undefined)
}

/** Leaves that speak for a document; what stands under `not` does not. */
export function wantedValues(node: QueryNode): readonly ValueNode[] {
  switch (node.type) {
    case 'value':
      return [node]
    case 'all':
    case 'any':
      return node.of.flatMap(wantedValues)
    default:
      return []
  }
}

function highest(levels: readonly (number | undefined)[]): number {
  const known = levels.filter((level) => level !== undefined)
  return known.length === 0 ? NaN : Math.max(...known)
}
