/** What a seeker asks of jobs: work like what was done or is wished for, for the skills held, where and for what is wanted. */
import type { StandardDocument } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Asked, nothingAsked } from './asked.ts'
import { functionsOf } from './asked-by-query.ts'
import { innermostPlaces, numberOf, valuesOf } from './stated.ts'

export function askedBySeeker(seeker: StandardDocument, lexicon: Lexicon): Asked {
  const desiredTitles = valuesOf(seeker, 'desired-title')
  const desiredPlaces = innermostPlaces(valuesOf(seeker, 'desired-location'), lexicon)
  const titles = [...new Set([...desiredTitles, ...currentOrHeld(seeker)])]
  return {
    ...nothingAsked,
    titles,
    skills: valuesOf(seeker, 'skill'),
    functions: [...new Set([...valuesOf(seeker, 'function'), ...functionsOf(titles, lexicon)])],
    industries: valuesOf(seeker, 'industry'),
    languages: valuesOf(seeker, 'language'),
    places: desiredPlaces.length > 0 ? desiredPlaces : innermostPlaces(valuesOf(seeker, 'location'), lexicon),
    workplaces: valuesOf(seeker, 'workplace'),
    employmentTypes: valuesOf(seeker, 'employment-type'),
    workPermits: valuesOf(seeker, 'work-permit'),
    desiredTitles,
    desiredPlaces,
    seniorityLevel: numberOf(seeker, 'seniority-level'),
    salaryMin: numberOf(seeker, 'salary-min'),
    heldYears: numberOf(seeker, 'years'),
    heldDegreeLevel: numberOf(seeker, 'degree-level'),
  }
}

/** Titles of long ago matter only to those who hold none now. */
function currentOrHeld(seeker: StandardDocument): readonly string[] {
  const current = valuesOf(seeker, 'current-title')
  return current.length > 0 ? current : valuesOf(seeker, 'title')
}
