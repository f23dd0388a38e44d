/** What went before in a pair of member and job, in the store or earlier in the same batch: an answer must be to something. */
import type { WriteBatch } from '../adapters/embedded/write-batch.ts'
import type { JobKey, MemberKey } from '../domain/ids.ts'
import { application } from '../events/applications.ts'

export interface Pair {
  readonly member: MemberKey
  readonly job: JobKey
}

export interface KnownPast {
  hasApplied(pair: Pair): boolean
  wasOffered(pair: Pair): boolean
  /** Histories from elsewhere often hold a hire alone; whoever is no operator names what led to it. */
  mayHire(pair: Pair): boolean
}

export function knownPast({ reader, events }: Pick<WriteBatch, 'reader' | 'events'>): KnownPast {
  return {
    hasApplied: (pair) => rowOf(pair)?.appliedAt !== undefined || isAmongEvents('applied', pair),
    wasOffered: (pair) => rowOf(pair)?.offeredAt !== undefined || isAmongEvents('offer-made', pair),
    mayHire: () => true,
  }

  function rowOf({ job, member }: Pair) {
    return application(reader, job, member)
  }

  function isAmongEvents(type: 'applied' | 'offer-made', { member, job }: Pair): boolean {
    return events.some((event) => event.type === type && event.member === member && event.job === job)
  }
}
