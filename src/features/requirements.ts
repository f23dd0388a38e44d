/**
 * What is asked of a document, in terms and numbers: compiled from a typed query, a job posting, a project or, on the
 * seeker's side, from the member who looks for jobs. Term lists are ascending and distinct; an empty list asks nothing.
 */
import type { Term } from '../domain/term.ts'

export interface Requirements {
  readonly titles: Uint32Array
  /** Titles near the asked ones in the taxonomy; never overlaps `titles`. */
  readonly relatedTitles: Uint32Array
  readonly skills: Uint32Array
  /** Inverse document frequency of `skills`, in the same order. */
  readonly skillWeights: Float64Array
  readonly mustHaveSkills: Uint32Array
  readonly functions: Uint32Array
  readonly industries: Uint32Array
  readonly companies: Uint32Array
  readonly schools: Uint32Array
  readonly degrees: Uint32Array
  readonly languages: Uint32Array
  readonly locations: Uint32Array
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
  /** Terms of the document's own preferences that speak for yes: desired titles and places matching this opening. */
  readonly desiredTitles: Uint32Array
  readonly desiredLocations: Uint32Array
  /** Largest retrieval score that a document could reach, for normalisation; 0 where there are no `should` terms. */
  readonly bestRetrieval: number
}

/** The terms a result must prove or miss, in the order of the evidence columns: titles, must-have skills, other skills, locations, languages, industries, companies, schools, degrees, work permits. */
export function requirementTerms(requirements: Requirements): readonly Term[] {
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
