/** What a typed query asks for: every value in it that is not excluded, inside boolean trees too. */
import type { TermType } from '../../domain/term.ts'
import { type QueryNode, unknownValue, type ValueNode, type YearsNode } from '../../standardization/query/typed-query.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Asked, type AskedFamily, nothingAsked, titlesAsked } from './asked.ts'

export function askedByQuery(nodes: readonly QueryNode[], lexicon: Lexicon): Asked {
  const wanted = nodes.flatMap(wantedNodes)
  if (wanted.length === 0) return nothingAsked
  const values = wanted.filter((node) => node.type === 'value')
  const years = wanted.find((node) => node.type === 'years')
  const of = (type: TermType) => values.filter((node) => node.termType === type).map((node) => node.value)
  const families = distinctFamilies(values.flatMap(familyOf))
  const called = values.filter(({ termType, family }) => termType === 'title' && family === undefined).map((node) => node.value)
  const own = [...called, ...of('current-title')]
  const titles = titlesAsked({ titles: own, families })
  return {
    ...nothingAsked,
    titles: own,
    families,
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
    minYears: years?.min ?? NaN,
    maxYears: years?.max ?? NaN,
    degreeLevel: highest(of('degree').map((value) => lexicon.degreeLevel(value))),
  }
}

function familyOf({ value, family }: ValueNode): readonly AskedFamily[] {
  if (family === undefined) return []
  return [family.titles.includes(value) ? { ...family, head: value } : family]
}

/** "nurse or nurses" names one twice. */
function distinctFamilies(families: readonly AskedFamily[]): readonly AskedFamily[] {
  return families.filter(({ label }, at) => families.findIndex((other) => other.label === label) === at)
}

export function functionsOf(titles: readonly string[], lexicon: Lexicon): readonly string[] {
  return titles.map((title) => lexicon.functionOf(title)).filter((name) => name !== undefined)
}

/** Leaves that speak for a document; what stands under `not` does not, nor does that something is not stated. */
function wantedNodes(node: QueryNode): readonly (ValueNode | YearsNode)[] {
  switch (node.type) {
    case 'value':
      return node.value === unknownValue ? [] : [node]
    case 'years':
      return [node]
    case 'all':
    case 'any':
      return node.of.flatMap(wantedNodes)
    default:
      return []
  }
}

function highest(levels: readonly (number | undefined)[]): number {
  const known = levels.filter((level) => level !== undefined)
  return known.length === 0 ? NaN : Math.max(...known)
}
