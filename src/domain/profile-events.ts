/** Profiles and postings as they come, change and go. What they say lies apart as a payload, under the key and the event's offset. */
import type { Happened } from './happened.ts'
import type { JobKey, MemberKey } from './ids.ts'
import type { JobState } from './job.ts'
import type { Intent } from './member.ts'

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
