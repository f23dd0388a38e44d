/** What a job really asks and offers, whatever its posting says; and the whole hiring side of a choice. */
import type { ContractTruth, RecruiterTruth } from './hirers.ts'

export interface JobTruth {
  readonly index: number
  readonly contract: number
  readonly recruiter: number
  readonly title: number
  readonly level: number
  /** Skills that count, most first, with their weights (sum 1). */
  readonly skills: Uint16Array
  readonly weights: Float64Array
  /** The first `core` skills are the hard core; fewer than `mustHave` of them will not do. */
  readonly core: number
  readonly mustHave: number
  /** Skills that nobody wrote down and the hiring manager likes to see. */
  readonly liked: Uint16Array
  readonly minYears: number
  readonly place: number
  readonly workplace: 'onsite' | 'hybrid' | 'remote'
  /** US dollars a year, the middle of what is offered. */
  readonly pay: number
  readonly company: number
  /** Language without which the work cannot be done. */
  readonly language: string | undefined
  readonly taste: Float64Array
  /** Days, relative to day 0. */
  readonly postedDay: number
  readonly expiresDay: number | undefined
}

export interface Hirer {
  readonly job: JobTruth
  readonly recruiter: RecruiterTruth
  readonly contract: ContractTruth
}
