/** Whom the events of a batch may name: who stands in the store, and who was named earlier in the same batch. */
import { documentTerms } from '../adapters/embedded/documents.ts'
import { findKey, isStated } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import type { WriteBatch } from '../adapters/embedded/write-batch.ts'
import type { JobKey, MemberKey } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { type Term, typeBits } from '../domain/term.ts'
import { inMail } from '../events/candidate-history.ts'
import { termsRated } from '../events/ratings.ts'
import { knownPast } from './known-past.ts'
import type { Known, Rated } from './resolve-event.ts'
import type { Seats } from './seats.ts'

type Naming = Pick<WriteBatch, 'reader' | 'events' | 'keyOf'>

/** Types of the terms that preferences are learned from (PRODUCT: term type). */
const learnedTypes = typeBits(['title', 'skill', 'company', 'industry', 'seniority', 'school', 'location'])

export function knownToBatch(batch: Naming, seats: Seats): Known {
  const { reader, events } = batch
  return {
    ...knownPast(batch),
    memberKey: (id) => existing(batch, 'member', id) as MemberKey | undefined,
    jobKey: (id) => existing(batch, 'job', id) as JobKey | undefined,
    keepMember: (id) => batch.keyOf('member', id) as MemberKey,
    keepJob: (id) => batch.keyOf('job', id) as JobKey,
    member: (key) => payload<Member>(reader, 'member', key)!,
    job: (key) => payload<Job>(reader, 'job', key)!,
    mayStateMember: () => true,
    mayStateJob: () => true,
    mayStateProject: () => true,
    hasProject: (id) => seats.projects.has(id) || events.some((event) => event.type === 'project-upserted' && event.project.id === id),
    hasRecruiter: (id) =>
      seats.recruiters.has(id) || events.some((event) => event.type === 'recruiter-upserted' && event.recruiter.id === id),
    hasContract: (id) => seats.contracts.has(id) || events.some((event) => event.type === 'contract-upserted' && event.contract.id === id),
    inMailReceiver: (id) => inMailOf(batch, id),
    terms: (key) => documentTerms(reader, 'member', key, learnedTypes),
    undoneTerms: (rated) => undoneTerms(batch, rated),
  }
}

/** The newest that stands after what is rated and taken back in the batch itself. */
function undoneTerms({ reader, events }: Naming, rated: Rated): readonly Term[] {
  const standing = termsRated(reader, rated)
  for (const event of events) {
    if (event.type !== 'feedback' || !isSame(event, rated)) continue
    if (event.undone) standing.pop()
    else standing.push(event.terms)
  }
  return standing.at(-1) ?? []
}

function isSame(a: Rated, b: Rated): boolean {
  return a.project === b.project && a.member === b.member && a.channel === b.channel && a.rating === b.rating
}

/** Undefined for one that was deleted or erased. */
function existing(batch: Naming, kind: 'member' | 'job', id: string): number | undefined {
  const key = findKey(batch.reader, kind, id)
  return key !== undefined && isStated(batch.reader, kind, key) ? key : undefined
}

function inMailOf(batch: Naming, id: string): MemberKey | undefined {
  const sent = batch.events.find((event) => event.type === 'in-mail-sent' && event.inMail === id)
  return sent?.type === 'in-mail-sent' ? sent.member : inMail(batch.reader, id)?.member
}
