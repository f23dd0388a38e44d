/** Why an event is refused: each names the field and what its sender can do. */
import { PlatformError } from '../domain/errors.ts'
import type { JobId, MemberId } from '../domain/ids.ts'

export interface PairInput {
  readonly member: MemberId
  readonly job: JobId
}

export function unknown(field: string, kind: string, id: string, event: string): PlatformError {
  return new PlatformError('not-found', `no ${kind} '${id}'; was its ${event} event recorded?`, { field })
}

/** Contracts and seats are stated by operators alone, so whoever works from one that is not there can only ask for it. */
export function unknownAccount(field: string, kind: 'contract' | 'recruiter', id: string): PlatformError {
  const remedy = `an operator makes it by PUT /v1/${kind}s/:id, or by the event ${kind}-upserted earlier in the log or the list`
  return new PlatformError('not-found', `no ${kind} '${id}'; ${remedy}`, { field })
}

/** Says nothing of whose it is, or whether it is anybody's. */
export function notFree(field: string, id: string): PlatformError {
  return conflict(field, `'${id}' cannot be given here; choose another id, such as a random one`)
}

/** `event` is what has to be recorded first. */
export function nothingBefore(path: string, { member, job }: PairInput, what: string, event: string): PlatformError {
  return conflict(
    `${path}.job`,
    `no ${what} of member '${member}' and job '${job}' is known; record ${event} first, if only earlier in the same list`,
  )
}

function conflict(field: string, message: string): PlatformError {
  return new PlatformError('conflict', message, { field })
}
