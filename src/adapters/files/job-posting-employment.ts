/** Employment types of a JobPosting, by code and by the spellings found in the wild. */
import type { EmploymentType } from '../../domain/place.ts'
import { textOf } from './job-posting-place.ts'

const employmentTypes: Readonly<Record<string, EmploymentType>> = {
  FULL_TIME: 'full-time',
  FULLTIME: 'full-time',
  PART_TIME: 'part-time',
  PARTTIME: 'part-time',
  CONTRACTOR: 'contract',
  CONTRACT: 'contract',
  TEMPORARY: 'temporary',
  PER_DIEM: 'temporary',
  INTERN: 'internship',
  INTERNSHIP: 'internship',
  VOLUNTEER: 'volunteer',
}

/** The first of several codes that says something here; OTHER does not. */
export function employmentTypeOf(value: unknown): EmploymentType | undefined {
  return codesOf(value).flatMap((code) => employmentTypes[code] ?? [])[0]
}

/** How many codes a job, which holds one, cannot take over. */
export function furtherEmploymentTypes(value: unknown): number {
  return Math.max(0, new Set(codesOf(value).map((code) => employmentTypes[code] ?? code)).size - 1)
}

function codesOf(value: unknown): readonly string[] {
  const texts = [value].flat().flatMap((each) => textOf(each) ?? [])
  return texts.map((text) =>
    text
      .replace(/^https?:\/\/schema\.org\//, '')
      .toUpperCase()
      .replace(/[\s-]+/g, '_'),
  )
}
