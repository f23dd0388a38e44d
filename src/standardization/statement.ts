/** A profile or posting to be standardized, as of a moment. Plain data: it may be stated in another thread. */
import type { Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import type { StandardDocument } from './standard-document.ts'
import { standardizeJob } from './standard-job.ts'
import { standardizeMember } from './standard-member.ts'
import type { Standardizer } from './standardizer.ts'

export type Statement = { readonly at: Timestamp } & (
  | { readonly kind: 'member'; readonly stated: Member }
  | { readonly kind: 'job'; readonly stated: Job }
)

export function standardize(standardizer: Standardizer, { kind, stated, at }: Statement): StandardDocument {
  return kind === 'member' ? standardizeMember(standardizer, stated, at) : standardizeJob(standardizer, stated, at)
}
