/** What hirers and people do about each other, from a first rating to a hire. */
import type { ApplicationAnswer, Channel, JobAction, Rating } from './feedback.ts'
import type { Happened } from './happened.ts'
import type { JobKey, MemberKey, ProjectId, RecruiterId, RequestId } from './ids.ts'
import type { Term } from './term.ts'

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
