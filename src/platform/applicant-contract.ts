/** Applicants of a job as hirers see them, and the chance of an application as seekers do. */
import type { ApplicationAnswer } from '../domain/feedback.ts'
import type { JobId, MemberId, Offset, ProjectId, RequestId, Timestamp } from '../domain/ids.ts'
import type { Chance, ChanceBasis } from '../serving/applicants/chance.ts'
import type { MainReasons } from '../serving/applicants/main-reasons.ts'
import type { Explanation } from '../serving/page/served-page.ts'
import type { Caller } from './caller.ts'
import type { MemberCard, Page, Result } from './search-contract.ts'

export interface ApplicantsInput {
  readonly caller: Caller
  readonly job: JobId
  /** The hirer's project for the job: its ratings stand on the cards. */
  readonly project?: ProjectId
  /** Only those whom nobody answered yet. */
  readonly unanswered?: boolean
  readonly start?: number
  /** 1–100; 25 by default. */
  readonly limit?: number
  readonly blind?: boolean
  readonly after?: Offset
}

/** Whether chances are told, and what they rest on, or why they are not. */
export type ChancesTold = { readonly stated: true; readonly basis: ChanceBasis } | { readonly stated: false; readonly why: string }

export interface ApplicantResult extends Result<MemberCard> {
  readonly application: { readonly appliedAt: Timestamp; readonly answer?: ApplicationAnswer; readonly answeredAt?: Timestamp }
  /** Of being messaged, saved or advanced; absent where chances are not told. */
  readonly chance?: Chance
}

export interface ApplicantPage extends Page<MemberCard> {
  readonly results: readonly ApplicantResult[]
  readonly chances: ChancesTold
}

export interface ChanceInput {
  readonly caller: Caller
  readonly job: JobId
  readonly member: MemberId
}

/** What a seeker is told before applying. */
export interface ApplicationChance {
  /** Send it with the application. */
  readonly request: RequestId
  readonly job: JobId
  readonly member: MemberId
  readonly chance?: Chance
  readonly chances: ChancesTold
  readonly reasons: MainReasons
  readonly requirements: Explanation['requirements']
  readonly model: string
}
