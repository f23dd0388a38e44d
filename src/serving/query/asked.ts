/** What is asked of a document, in canonical values: read off a typed query, an opening or a seeker, then joined. */
import type { NamedFamily } from '../../standardization/query/typed-query.ts'

export interface AskedFamily extends NamedFamily {
  /** The one of its titles that is called just so, which goes before the others: the filter finds them all. */
  readonly head?: string
}

export interface Asked {
  /** Each by itself: `titlesAsked` has the heads of the families too. */
  readonly titles: readonly string[]
  readonly families: readonly AskedFamily[]
  readonly skills: readonly string[]
  readonly mustHaveSkills: readonly string[]
  readonly functions: readonly string[]
  readonly industries: readonly string[]
  readonly companies: readonly string[]
  readonly schools: readonly string[]
  readonly degrees: readonly string[]
  readonly languages: readonly string[]
  /** The most specific places alone, without the regions and countries around them. */
  readonly places: readonly string[]
  readonly workplaces: readonly string[]
  readonly employmentTypes: readonly string[]
  readonly workPermits: readonly string[]
  readonly desiredTitles: readonly string[]
  readonly desiredPlaces: readonly string[]
  /** NaN where not asked. */
  readonly seniorityLevel: number
  readonly degreeLevel: number
  readonly minYears: number
  readonly maxYears: number
  readonly salaryMin: number
  readonly salaryMax: number
  readonly heldYears: number
  readonly heldDegreeLevel: number
}

export const nothingAsked: Asked = {
  titles: [],
  families: [],
  skills: [],
  mustHaveSkills: [],
  functions: [],
  industries: [],
  companies: [],
  schools: [],
  degrees: [],
  languages: [],
  places: [],
  workplaces: [],
  employmentTypes: [],
  workPermits: [],
  desiredTitles: [],
  desiredPlaces: [],
  seniorityLevel: NaN,
  degreeLevel: NaN,
  minYears: NaN,
  maxYears: NaN,
  salaryMin: NaN,
  salaryMax: NaN,
  heldYears: NaN,
  heldDegreeLevel: NaN,
}

/** Lists are joined; of two numbers the first that is known counts, so what was typed goes before what the opening says. */
export function joinAsked(first: Asked, second: Asked): Asked {
  return {
    titles: union(first.titles, second.titles),
    families: union(first.families, second.families),
    skills: union(first.skills, second.skills),
    mustHaveSkills: union(first.mustHaveSkills, second.mustHaveSkills),
    functions: union(first.functions, second.functions),
    industries: union(first.industries, second.industries),
    companies: union(first.companies, second.companies),
    schools: union(first.schools, second.schools),
    degrees: union(first.degrees, second.degrees),
    languages: union(first.languages, second.languages),
    places: union(first.places, second.places),
    workplaces: union(first.workplaces, second.workplaces),
    employmentTypes: union(first.employmentTypes, second.employmentTypes),
    workPermits: union(first.workPermits, second.workPermits),
    desiredTitles: union(first.desiredTitles, second.desiredTitles),
    desiredPlaces: union(first.desiredPlaces, second.desiredPlaces),
    seniorityLevel: known(first.seniorityLevel, second.seniorityLevel),
    degreeLevel: known(first.degreeLevel, second.degreeLevel),
    minYears: known(first.minYears, second.minYears),
    maxYears: known(first.maxYears, second.maxYears),
    salaryMin: known(first.salaryMin, second.salaryMin),
    salaryMax: known(first.salaryMax, second.salaryMax),
    heldYears: known(first.heldYears, second.heldYears),
    heldDegreeLevel: known(first.heldDegreeLevel, second.heldDegreeLevel),
  }
}

/** Titles that people are ranked by. */
export function titlesAsked({ titles, families }: Pick<Asked, 'titles' | 'families'>): readonly string[] {
  return union(
    titles,
    families.flatMap(({ head }) => head ?? []),
  )
}

function union<Value>(first: readonly Value[], second: readonly Value[]): readonly Value[] {
  if (first.length + second.length < 2) return first.length > 0 ? first : second
  return [...new Set([...first, ...second])]
}

function known(first: number, second: number): number {
  return Number.isNaN(first) ? second : first
}
