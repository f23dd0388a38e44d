/**
 * What the log holds: the only business state that is written (I1). Events speak of people by key; what a person wrote
 * (profile, message) lies apart as a payload under (key, version) and can be deleted without touching the log (I11).
 * An event carries what its readers need: never "today's profile".
 */
import type { Company, Contract, HiringProject, Recruiter } from './account.ts'
import type { ApplicationAnswer, Channel, JobAction, Rating } from './feedback.ts'
import type { JobKey, MemberKey, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from './ids.ts'
import type { JobState } from './job.ts'
import type { Intent } from './member.ts'
import type { PageShown } from './page.ts'
import type { Term } from './term.ts'

interface Happened {
  readonly at: Timestamp
}

/** The payload lies under (member, offset of this event). */
export interface MemberUpserted extends Happened {
  readonly type: 'member-upserted'
  readonly member: MemberKey
}

export interface MemberDeleted extends Happened {
  readonly type: 'member-deleted'
  readonly member: MemberKey
}

/** Everything the member wrote is gone; the key stays and means nobody. */
export interface MemberErased extends Happened {
  readonly type: 'member-erased'
  readonly member: MemberKey
}

export interface MemberStatusChanged extends Happened {
  readonly type: 'member-status-changed'
  readonly member: MemberKey
  readonly intent: Intent
}

export interface JobUpserted extends Happened {
  readonly type: 'job-upserted'
  readonly job: JobKey
}

export interface JobDeleted extends Happened {
  readonly type: 'job-deleted'
  readonly job: JobKey
}

export interface JobStatusChanged extends Happened {
  readonly type: 'job-status-changed'
  readonly job: JobKey
  readonly state: JobState
}

export interface CompanyUpserted extends Happened {
  readonly type: 'company-upserted'
  readonly company: Company
}

export interface ContractUpserted extends Happened {
  readonly type: 'contract-upserted'
  readonly contract: Contract
}

export interface RecruiterUpserted extends Happened {
  readonly type: 'recruiter-upserted'
  readonly recruiter: Recruiter
}

export interface ProjectUpserted extends Happened {
  readonly type: 'project-upserted'
  readonly project: HiringProject
}

/** A hirer's rating of a candidate. `terms` are the candidate's as they were when shown. `undone` takes an earlier equal rating back. */
export interface Feedback extends Happened {
  readonly type: 'feedback'
  readonly project: ProjectId
  readonly recruiter: RecruiterId
  readonly member: MemberKey
  readonly channel: Channel
  readonly rating: Rating
  readonly undone: boolean
  readonly request?: RequestId
  readonly terms: readonly Term[]
}

export interface JobActed extends Happened {
  readonly type: 'job-acted'
  readonly member: MemberKey
  readonly job: JobKey
  readonly action: JobAction
  readonly undone: boolean
  readonly request?: RequestId
}

/** The text of the message, if any, is payload of the member under the offset of this event. */
export interface InMailSent extends Happened {
  readonly type: 'in-mail-sent'
  readonly inMail: string
  readonly recruiter: RecruiterId
  readonly project: ProjectId
  readonly member: MemberKey
  readonly channel: Channel
  readonly request?: RequestId
}

export interface InMailAnswered extends Happened {
  readonly type: 'in-mail-answered'
  readonly inMail: string
  readonly member: MemberKey
  readonly accepted: boolean
}

/**
 * What was known of the pair when the person applied: the numbers and terms that a model of applicants is trained on (I4). Gone once
 * the person is erased; absent from logs written before it was kept.
 */
export interface ApplicationInputs {
  readonly featureSet: string
  readonly taxonomy: string
  /** One number for each feature of the set; float32 is what a model sees. */
  readonly vector: Float32Array
  /** Of the profile and of the posting, ascending. */
  readonly memberTerms: Uint32Array
  readonly jobTerms: Uint32Array
}

export interface Applied extends Happened {
  readonly type: 'applied'
  readonly member: MemberKey
  readonly job: JobKey
  readonly request?: RequestId
  readonly inputs?: ApplicationInputs
}

/** `undone` takes the last equal answer back. */
export interface ApplicationAnswered extends Happened {
  readonly type: 'application-answered'
  readonly member: MemberKey
  readonly job: JobKey
  readonly recruiter: RecruiterId
  readonly answer: ApplicationAnswer
  readonly undone?: boolean
}

export interface OfferMade extends Happened {
  readonly type: 'offer-made'
  readonly member: MemberKey
  readonly job: JobKey
}

export interface OfferAnswered extends Happened {
  readonly type: 'offer-answered'
  readonly member: MemberKey
  readonly job: JobKey
  readonly accepted: boolean
}

export interface Hired extends Happened {
  readonly type: 'hired'
  readonly member: MemberKey
  readonly job: JobKey
}

export interface QuerySaved extends Happened {
  readonly type: 'query-saved'
  readonly project: ProjectId
  readonly recruiter: RecruiterId
  readonly name: string
  readonly query: string
  /** A query saved again under its name replaces; removed ones stay in the log. */
  readonly removed: boolean
}

/** `version` is the content hash of the taxonomy files, kept as an artifact. */
export interface TaxonomyImported extends Happened {
  readonly type: 'taxonomy-imported'
  readonly source: string
  readonly version: string
}

/** Every document was stated anew by the taxonomy imported before. */
export interface TaxonomyApplied extends Happened {
  readonly type: 'taxonomy-applied'
  readonly version: string
}

/** `version` is the content hash of a model artifact; a roll-back is the promotion of an earlier version. */
export interface ModelPromoted extends Happened {
  readonly type: 'model-promoted'
  readonly model: string
  readonly version: string
  readonly reason: string
  /** Kept until somebody promotes by hand: what is trained later does not take its place. */
  readonly pinned?: boolean
  /** The promotion before is taken back. */
  readonly rollBack?: boolean
}

export const refittedEntities = ['job', 'member'] as const
export type RefittedEntity = (typeof refittedEntities)[number]

/**
 * What a model has learned of one entity, fitted anew between two trainings; it goes before the model's own for as long as that version
 * ranks. The numbers stand in the event, so that a page which names its offset comes out the same whatever is learned later.
 */
export interface EffectRefitted extends Happened {
  readonly type: 'effect-refitted'
  /** Version. */
  readonly model: string
  readonly coordinate: string
  readonly entityType: RefittedEntity
  /** Key. */
  readonly entity: number
  /** Rows that it was fitted on, and those of them with a positive label. */
  readonly rows: number
  readonly positives: number
  /** Places among the coordinate's features; empty for an entity left without an effect. */
  readonly features: Uint32Array
  readonly coefficients: Float32Array
  readonly variances: Float32Array
}

export type Event =
  | MemberUpserted
  | MemberDeleted
  | MemberErased
  | MemberStatusChanged
  | JobUpserted
  | JobDeleted
  | JobStatusChanged
  | CompanyUpserted
  | ContractUpserted
  | RecruiterUpserted
  | ProjectUpserted
  | PageShown
  | Feedback
  | JobActed
  | InMailSent
  | InMailAnswered
  | Applied
  | ApplicationAnswered
  | OfferMade
  | OfferAnswered
  | Hired
  | QuerySaved
  | TaxonomyImported
  | TaxonomyApplied
  | ModelPromoted
  | EffectRefitted

/** An event as read back: its offset is its place in the log. */
export interface Stored<E> {
  readonly offset: Offset
  readonly event: E
}
