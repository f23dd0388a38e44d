/** A job: a posting to seekers, an opening to hirers, with the targeting its hirer asked for. */
import type { Audience } from './audience.ts'
import type { ContractId, JobId, Timestamp } from './ids.ts'
import type { EmploymentType, PlaceText, Salary, Workplace } from './place.ts'

export const jobStates = ['open', 'paused', 'closed'] as const
export type JobState = (typeof jobStates)[number]

/** What the hirer asked for, beside the text of the posting. Absent lists mean nothing was asked. */
export interface Targeting {
  readonly skills?: readonly string[]
  readonly mustHaveSkills?: readonly string[]
  readonly minYears?: number
  readonly maxYears?: number
  readonly locations?: readonly PlaceText[]
  readonly languages?: readonly string[]
  /** Country whose work permit is needed, ISO 3166-1 alpha-2. */
  readonly workPermit?: string
}

export interface Job {
  readonly id: JobId
  readonly audience: Audience
  readonly contract?: ContractId
  readonly title: string
  readonly company?: string
  readonly industry?: string
  readonly description?: string
  readonly location?: PlaceText
  readonly workplace?: Workplace
  readonly employmentType?: EmploymentType
  readonly salary?: Salary
  readonly targeting: Targeting
  readonly state: JobState
  readonly postedAt?: Timestamp
  /** From this moment on the job is unreachable. */
  readonly expiresAt?: Timestamp
}
