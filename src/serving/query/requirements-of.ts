/** Asked values as the terms and numbers that features read. */
import type { TermType } from '../../domain/term.ts'
import type { FamilyAsked, Marks, Requirements } from '../../features/requirements.ts'
import { weightOf } from '../../search/bm25.ts'
import type { TermStatistics } from '../../search/search-index.ts'
import type { Place } from '../../standardization/places/places.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Asked, titlesAsked } from './asked.ts'
import type { AskedLexicon } from './asked-lexicon.ts'

/** `bestRetrieval` stays 0: it belongs to the retrieval terms (retrieval-of.ts). */
export function requirementsOf(
  asked: Asked,
  subject: Requirements['subject'],
  lexicon: AskedLexicon,
  statistics: TermStatistics,
): Requirements {
  const terms = (type: TermType, values: readonly string[]) => termsOf(type, values, lexicon)
  const titles = titlesAsked(asked)
  const skills = terms('skill', asked.skills)
  const isJobs = subject === 'jobs'
  return {
    subject,
    marks: marksOf(lexicon),
    titles: terms('title', titles),
    currentTitles: terms('current-title', titles),
    relatedTitles: terms('title', relatedTo(titles, lexicon)),
    titleFamilies: familiesOf(asked, lexicon),
    skills,
    skillWeights: Float64Array.from(skills, (skill) => weightOf(skill, statistics)),
    mustHaveSkills: terms('skill', asked.mustHaveSkills),
    functions: terms('function', asked.functions),
    industries: terms('industry', asked.industries),
    companies: terms('company', asked.companies),
    currentCompanies: terms('current-company', asked.companies),
    schools: terms('school', asked.schools),
    degrees: terms('degree', asked.degrees),
    languages: terms('language', asked.languages),
    ...placesOf(asked.places, lexicon),
    workplaces: terms('workplace', asked.workplaces),
    employmentTypes: terms('employment-type', asked.employmentTypes),
    workPermits: terms('work-permit', asked.workPermits),
    desiredTitles: terms(isJobs ? 'title' : 'desired-title', asked.desiredTitles),
    desiredLocations: isJobs ? terms('location', asked.desiredPlaces) : terms('desired-location', withAround(asked.desiredPlaces, lexicon)),
    heldSkills: isJobs ? terms('must-have-skill', asked.skills) : noTerms,
    ...numbersOf(asked),
    bestRetrieval: 0,
  }
}

/** Most of what could be asked is not: it is one and the same list, which is sent to the shards once. */
const noTerms = new Uint32Array(0)

/** Ascending and distinct. */
export function termsOf(type: TermType, values: readonly string[], lexicon: Lexicon): Uint32Array {
  if (values.length === 0) return noTerms
  const found = values.map((value) => lexicon.find(type, value)).filter((term) => term !== undefined)
  return Uint32Array.from(new Set(found)).sort()
}

function familiesOf({ titles, families }: Asked, lexicon: AskedLexicon): readonly FamilyAsked[] {
  return families.map(({ label, titles: ofFamily, head, orWord }) => ({
    label,
    titles: termsOf('title', ofFamily, lexicon),
    ...(head === undefined || titles.includes(head) ? {} : { standIn: lexicon.find('title', head) }),
    orWord: orWord !== undefined,
  }))
}

export function relatedTo(titles: readonly string[], lexicon: Lexicon): readonly string[] {
  return titles.flatMap((title) => lexicon.relatedTitles(title)).filter((title) => !titles.includes(title))
}

function marksOf(lexicon: AskedLexicon): Marks {
  return {
    remote: lexicon.find('workplace', 'remote'),
    active: lexicon.find('intent', 'active'),
    open: lexicon.find('intent', 'open'),
    passive: lexicon.find('intent', 'passive'),
  }
}

function placesOf(values: readonly string[], lexicon: Lexicon) {
  const places = values.map((value) => lexicon.place(value)).filter((place) => place !== undefined)
  const cities = places.filter((place) => !Number.isNaN(place.latitude))
  return {
    locations: termsOf('location', values, lexicon),
    regions: termsOf('location', around(places, 'region:'), lexicon),
    countries: termsOf('location', around(places, 'country:'), lexicon),
    latitudes: Float64Array.from(cities, (place) => place.latitude),
    longitudes: Float64Array.from(cities, (place) => place.longitude),
  }
}

function around(places: readonly Place[], kind: string): readonly string[] {
  return places.flatMap((place) => [place.value, ...place.ancestors]).filter((value) => value.startsWith(kind))
}

/** Whoever wishes for a country wishes for its cities: a wish that holds the place is fulfilled by it. */
function withAround(values: readonly string[], lexicon: Lexicon): readonly string[] {
  return values.flatMap((value) => [value, ...(lexicon.place(value)?.ancestors ?? [])])
}

function numbersOf(asked: Asked) {
  const { seniorityLevel, degreeLevel, minYears, maxYears, salaryMin, salaryMax, heldYears, heldDegreeLevel } = asked
  return { seniorityLevel, degreeLevel, minYears, maxYears, salaryMin, salaryMax, heldYears, heldDegreeLevel }
}
