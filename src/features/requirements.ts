/**
 * What is asked of a document, in terms and numbers: compiled from a typed query, a job posting, a project or, on the
 * seeker's side, from the member who looks for jobs. Term lists are ascending and distinct; an empty list asks nothing.
 */
import { type Term, type TermType, termOf } from '../domain/term.ts'

/** Terms that features must recognise whatever is asked; `noTerm` where no document ever stated one. */
export interface Marks {
  /** `workplace`: remote. */
  readonly remote: Term
  /** `intent`. */
  readonly active: Term
  readonly open: Term
  readonly passive: Term
}

/** A name that stands for several titles, of which any one is enough. No feature reads it: it is what people are shown. */
export interface FamilyAsked {
  /** "Any Nurse". */
  readonly label: string
  readonly titles: Uint32Array
  /** That of the requirements' `titles` which is there for this family alone. */
  readonly standIn?: Term
  /** Stating the family's word in any text is enough as well. */
  readonly orWord: boolean
}

export interface Requirements {
  /** What the documents are: members asked for an opening, or jobs asked for a seeker. */
  readonly subject: 'members' | 'jobs'
  readonly marks: Marks
  readonly titles: Uint32Array
  /** `titles` again, as terms of type `current-title`. */
  readonly currentTitles: Uint32Array
  /** Titles near the asked ones in the taxonomy; never overlaps `titles`. */
  readonly relatedTitles: Uint32Array
  readonly titleFamilies: readonly FamilyAsked[]
  readonly skills: Uint32Array
  /** Inverse document frequency of `skills`, in the same order. */
  readonly skillWeights: Float64Array
  readonly mustHaveSkills: Uint32Array
  readonly functions: Uint32Array
  readonly industries: Uint32Array
  readonly companies: Uint32Array
  /** `companies` again, as terms of type `current-company`. */
  readonly currentCompanies: Uint32Array
  readonly schools: Uint32Array
  readonly degrees: Uint32Array
  readonly languages: Uint32Array
  /** The asked places themselves, then the regions and countries around them. */
  readonly locations: Uint32Array
  readonly regions: Uint32Array
  readonly countries: Uint32Array
  /** Degrees; the nearest of them counts. */
  readonly latitudes: Float64Array
  readonly longitudes: Float64Array
  readonly workplaces: Uint32Array
  readonly employmentTypes: Uint32Array
  readonly workPermits: Uint32Array
  /** NaN where not asked. */
  readonly seniorityLevel: number
  readonly degreeLevel: number
  readonly minYears: number
  readonly maxYears: number
  /** US dollars a year: on a member search what the job offers; on a job search what the member wants. */
  readonly salaryMin: number
  readonly salaryMax: number
  /**
   * On a member search terms of the members' own wishes (`desired-title`, `desired-location`) that this opening fulfils; on a job
   * search the seeker's wishes as terms of the jobs (`title`, `location`).
   */
  readonly desiredTitles: Uint32Array
  readonly desiredLocations: Uint32Array
  /** On a job search what the seeker brings: skills as terms of type `must-have-skill`; NaN where not known. */
  readonly heldSkills: Uint32Array
  readonly heldYears: number
  readonly heldDegreeLevel: number
  /** Largest retrieval score that a document could reach, for normalisation; 0 where there are no `should` terms. */
  readonly bestRetrieval: number
}

/** The last number of a type: no document has it, not even one that does not state the type. */
export function noTerm(type: TermType): Term {
  return termOf(type, 2 ** 27 - 1)
}

/** Asks nothing. */
export function emptyRequirements(subject: Requirements['subject']): Requirements {
  const marks = {
    remote: noTerm('workplace'),
    active: noTerm('intent'),
    open: noTerm('intent'),
    passive: noTerm('intent'),
  }
  return { subject, marks, ...noTerms, titleFamilies: [], ...noNumbers, bestRetrieval: 0 }
}

const none = new Uint32Array(0)
const noTerms = {
  titles: none,
  currentTitles: none,
  relatedTitles: none,
  skills: none,
  skillWeights: new Float64Array(0),
  mustHaveSkills: none,
  functions: none,
  industries: none,
  companies: none,
  currentCompanies: none,
  schools: none,
  degrees: none,
  languages: none,
  locations: none,
  regions: none,
  countries: none,
  latitudes: new Float64Array(0),
  longitudes: new Float64Array(0),
  workplaces: none,
  employmentTypes: none,
  workPermits: none,
  desiredTitles: none,
  desiredLocations: none,
  heldSkills: none,
}
const noNumbers = {
  seniorityLevel: NaN,
  degreeLevel: NaN,
  minYears: NaN,
  maxYears: NaN,
  salaryMin: NaN,
  salaryMax: NaN,
  heldYears: NaN,
  heldDegreeLevel: NaN,
}

/** The terms a result must prove or miss, in the order of the evidence columns: those asked one by one, then the titles of each family. */
export function requirementTerms(requirements: Requirements): readonly Term[] {
  return [...askedTerms(requirements), ...requirements.titleFamilies.flatMap(({ titles }) => [...titles])]
}

/** Terms asked one by one: titles, must-have skills, other skills, locations, languages, industries, companies, schools, degrees, work permits. */
export function askedTerms(requirements: Requirements): readonly Term[] {
  const { mustHaveSkills } = requirements
  return [
    ...requirements.titles,
    ...mustHaveSkills,
    ...requirements.skills.filter((skill) => !mustHaveSkills.includes(skill)),
    ...requirements.locations,
    ...requirements.languages,
    ...requirements.industries,
    ...requirements.companies,
    ...requirements.schools,
    ...requirements.degrees,
    ...requirements.workPermits,
  ]
}
