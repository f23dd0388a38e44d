/** Events as doors hand them in: parsed, but still in the caller's ids; and the receipt of what was recorded. */
import type { Company, Contract, HiringProject, Recruiter } from '../domain/account.ts'
import type { ApplicationAnswer, Channel, JobAction, Rating } from '../domain/feedback.ts'
import type { JobId, MemberId, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from '../domain/ids.ts'
import type { Job, JobState } from '../domain/job.ts'
import type { Intent, Member } from '../domain/member.ts'

/** A project as callers name it: the job by its id. */
export interface ProjectInput extends Omit<HiringProject, 'job'> {
  readonly job?: JobId
}

/** As one of many: of two with one name the company tells which is which. */
export interface ListedProject extends ProjectInput {
  /** The employer that its posting names, or else the company of its contract. */
  readonly company?: string
}

/** An event as a door hands it in: parsed, but still in the caller's ids. `at` defaults to now. */
export type EventInput = { readonly at?: Timestamp } & (
  | { readonly type: 'member-upserted'; readonly member: Member }
  | { readonly type: 'member-deleted'; readonly member: MemberId }
  | { readonly type: 'member-status-changed'; readonly member: MemberId; readonly intent: Intent }
  | { readonly type: 'job-upserted'; readonly job: Job }
  | { readonly type: 'job-deleted'; readonly job: JobId }
  | { readonly type: 'job-status-changed'; readonly job: JobId; readonly state: JobState }
  | { readonly type: 'company-upserted'; readonly company: Company }
  | { readonly type: 'contract-upserted'; readonly contract: Contract }
  | { readonly type: 'recruiter-upserted'; readonly recruiter: Recruiter }
  | { readonly type: 'project-upserted'; readonly project: ProjectInput }
  | {
      readonly type: 'feedback'
      readonly project: ProjectId
      readonly recruiter: RecruiterId
      readonly member: MemberId
      readonly channel: Channel
      readonly rating: Rating
      readonly undone?: boolean
      readonly request?: RequestId
    }
  | {
      readonly type: 'job-acted'
      readonly member: MemberId
      readonly job: JobId
      readonly action: JobAction
      readonly undone?: boolean
      readonly request?: RequestId
    }
  | {
      readonly type: 'in-mail-sent'
      readonly inMail: string
      readonly recruiter: RecruiterId
      readonly project: ProjectId
      readonly member: MemberId
      readonly channel: Channel
      readonly message?: string
      readonly request?: RequestId
    }
  | { readonly type: 'in-mail-answered'; readonly inMail: string; readonly accepted: boolean }
  | { readonly type: 'applied'; readonly member: MemberId; readonly job: JobId; readonly request?: RequestId }
  | {
      readonly type: 'application-answered'
      readonly member: MemberId
      readonly job: JobId
      readonly recruiter: RecruiterId
      readonly answer: ApplicationAnswer
      readonly undone?: boolean
    }
  | { readonly type: 'offer-made'; readonly member: MemberId; readonly job: JobId }
  | { readonly type: 'offer-answered'; readonly member: MemberId; readonly job: JobId; readonly accepted: boolean }
  | { readonly type: 'hired'; readonly member: MemberId; readonly job: JobId }
  | {
      readonly type: 'query-saved'
      readonly project: ProjectId
      readonly recruiter: RecruiterId
      readonly name: string
      readonly query: string
      readonly removed?: boolean
    }
)

/** Durable: every event up to `offset` survives a crash. Send the offset back as `after` to read your own writes. */
export interface Receipt {
  readonly offset: Offset
  readonly count: number
}
