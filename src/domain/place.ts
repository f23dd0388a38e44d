/** A place as a profile or posting states it, before standardization. */
export interface PlaceText {
  readonly city?: string
  readonly region?: string
  /** ISO 3166-1 alpha-2, upper case. */
  readonly countryCode?: string
  /** Free text where the parts are not known, such as "Greater Berlin Area". */
  readonly text?: string
}

export const workplaces = ['onsite', 'hybrid', 'remote'] as const
export type Workplace = (typeof workplaces)[number]

export const employmentTypes = ['full-time', 'part-time', 'contract', 'temporary', 'internship', 'volunteer'] as const
export type EmploymentType = (typeof employmentTypes)[number]

/** Gross a year, in whole units of the currency (ISO 4217). */
export interface Salary {
  readonly min?: number
  readonly max?: number
  readonly currency: string
}
