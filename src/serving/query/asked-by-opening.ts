/** What an opening asks of members: its posting and its hirer's targeting. Its own company is not asked of candidates. */
import type { StandardDocument } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Asked, nothingAsked } from './asked.ts'
import { functionsOf } from './asked-by-query.ts'
import { innermostPlaces, numberOf, valuesOf } from './stated.ts'

export function askedByOpening(opening: StandardDocument, lexicon: Lexicon): Asked {
  const titles = valuesOf(opening, 'title')
  const mustHaveSkills = valuesOf(opening, 'must-have-skill')
  const places = innermostPlaces(valuesOf(opening, 'location'), lexicon)
  return {
    ...nothingAsked,
    titles,
    skills: [...new Set([...mustHaveSkills, ...valuesOf(opening, 'skill')])],
    mustHaveSkills,
    functions: [...valuesOf(opening, 'function'), ...functionsOf(titles, lexicon)],
    industries: valuesOf(opening, 'industry'),
    degrees: valuesOf(opening, 'degree'),
    languages: valuesOf(opening, 'language'),
    places,
    workplaces: valuesOf(opening, 'workplace'),
    employmentTypes: valuesOf(opening, 'employment-type'),
    workPermits: valuesOf(opening, 'work-permit'),
    desiredTitles: titles,
    desiredPlaces: places,
    seniorityLevel: numberOf(opening, 'seniority-level'),
    degreeLevel: numberOf(opening, 'degree-level'),
    minYears: numberOf(opening, 'min-years'),
    maxYears: numberOf(opening, 'max-years'),
    salaryMin: numberOf(opening, 'salary-min'),
    salaryMax: numberOf(opening, 'salary-max'),
  }
}
