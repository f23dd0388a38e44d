/**
 * From the caller's ids to the log's keys: an event as handed in becomes an event as stored, its payload apart. Whoever an event
 * names, and what it answers, must be known by then, in the store or earlier in the same batch; otherwise the whole batch is refused.
 */
import type { Audience } from '../domain/audience.ts'
import { PlatformError } from '../domain/errors.ts'
import type { Event } from '../domain/event.ts'
import type { Feedback } from '../domain/hiring-events.ts'
import type { ContractId, JobId, JobKey, MemberId, MemberKey, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import type { Term } from '../domain/term.ts'
import { notFree, nothingBefore, type PairInput, unknown, unknownAccount } from './event-refusals.ts'
import type { KnownPast, Pair } from './known-past.ts'
import type { EventInput } from './platform.ts'

/** What is known when the batch is written; `keep…` gives a new id the next key. */
export interface Known extends KnownPast {
  memberKey(id: MemberId): MemberKey | undefined
  jobKey(id: JobId): JobKey | undefined
  keepMember(id: MemberId): MemberKey
  keepJob(id: JobId): JobKey
  /** The profile or posting as it stands, with changes of the same batch. */
  member(key: MemberKey): Member
  job(key: JobKey): Job
  /** False where somebody else's stands under this id. */
  mayStateMember(id: MemberId): boolean
  mayStateJob(id: JobId): boolean
  mayStateProject(id: ProjectId): boolean
  hasProject(id: ProjectId): boolean
  hasRecruiter(id: RecruiterId): boolean
  hasContract(id: string): boolean
  /** Who received the InMail. */
  inMailReceiver(inMail: string): MemberKey | undefined
  /** The candidate's terms that preferences are learned from. */
  terms(key: MemberKey): readonly Term[]
  /** Those of the rating that an undo takes back; none where there is none. */
  undoneTerms(rating: Rated): readonly Term[]
}

export type Rated = Pick<Feedback, 'project' | 'member' | 'channel' | 'rating'>

export interface Resolved {
  readonly event: Event
  readonly member?: Member
  readonly job?: Job
  readonly message?: string
}

type InputOf<Type extends EventInput['type']> = Extract<EventInput, { type: Type }>
type Resolvers = { readonly [Type in EventInput['type']]: (input: InputOf<Type>, at: Timestamp, known: Known, path: string) => Resolved }

export function resolveEvent(input: EventInput, index: number, now: Timestamp, known: Known): Resolved {
  const resolve = resolvers[input.type] as (input: EventInput, at: Timestamp, known: Known, path: string) => Resolved
  return resolve(input, input.at ?? now, known, `events[${index}]`)
}

const resolvers: Resolvers = {
  'member-upserted': ({ type, member }, at, known, path) => {
    if (!known.mayStateMember(member.id)) throw notFree(`${path}.member.id`, member.id)
    audienceOf(known, member.audience, `${path}.member`)
    return { event: { type, at, member: known.keepMember(member.id) }, member }
  },
  'member-deleted': ({ type, member }, at, known, path) => ({ event: { type, at, member: memberOf(known, member, path) } }),
  'member-status-changed': ({ type, member, intent }, at, known, path) => {
    const key = memberOf(known, member, path)
    return { event: { type, at, member: key, intent }, member: { ...known.member(key), intent } }
  },
  'job-upserted': ({ type, job }, at, known, path) => {
    if (!known.mayStateJob(job.id)) throw notFree(`${path}.job.id`, job.id)
    if (job.contract !== undefined) contractOf(known, job.contract, `${path}.job.contract`)
    audienceOf(known, job.audience, `${path}.job`, job.contract)
    return { event: { type, at, job: known.keepJob(job.id) }, job }
  },
  'job-deleted': ({ type, job }, at, known, path) => ({ event: { type, at, job: jobOf(known, job, path) } }),
  'job-status-changed': ({ type, job, state }, at, known, path) => {
    const key = jobOf(known, job, path)
    return { event: { type, at, job: key, state }, job: { ...known.job(key), state } }
  },
  'company-upserted': ({ type, company }, at) => ({ event: { type, at, company } }),
  'contract-upserted': ({ type, contract }, at) => ({ event: { type, at, contract } }),
  'recruiter-upserted': ({ type, recruiter }, at, known, path) => {
    contractOf(known, recruiter.contract, `${path}.recruiter.contract`)
    return { event: { type, at, recruiter } }
  },
  'project-upserted': ({ type, project }, at, known, path) => {
    if (!known.mayStateProject(project.id)) throw notFree(`${path}.project.id`, project.id)
    contractOf(known, project.contract, `${path}.project.contract`)
    const { job, ...rest } = project
    return { event: { type, at, project: job === undefined ? rest : { ...rest, job: jobOf(known, job, `${path}.project`) } } }
  },
  // Field by field, not by rest and spread: half of all events are ratings, and this takes a quarter of the time.
  feedback: (input, at, known, path) => {
    seatOf(known, input, path)
    const member = memberOf(known, input.member, path)
    const { type, project, recruiter, channel, rating, undone = false, request } = input
    const terms = undone ? known.undoneTerms({ project, member, channel, rating }) : known.terms(member)
    const event = { type, at, project, recruiter, channel, rating, undone, member, terms }
    return { event: request === undefined ? event : { ...event, request } }
  },
  'job-acted': ({ type, undone = false, ...input }, at, known, path) => ({
    event: { ...input, type, at, undone, ...pairOf(known, input, path) },
  }),
  'in-mail-sent': ({ type, message, ...input }, at, known, path) => {
    seatOf(known, input, path)
    if (known.inMailReceiver(input.inMail) !== undefined) throw notFree(`${path}.inMail`, input.inMail)
    const event = { ...input, type, at, member: memberOf(known, input.member, path) }
    return message === undefined ? { event } : { event, message }
  },
  'in-mail-answered': ({ type, inMail, accepted }, at, known, path) => {
    const member = known.inMailReceiver(inMail)
    if (member === undefined) throw unknown(`${path}.inMail`, 'InMail', inMail, 'in-mail-sent')
    return { event: { type, at, inMail, member, accepted } }
  },
  applied: ({ type, ...input }, at, known, path) => ({ event: { ...input, type, at, ...pairOf(known, input, path) } }),
  'application-answered': ({ type, ...input }, at, known, path) => {
    if (!known.hasRecruiter(input.recruiter)) throw unknownAccount(`${path}.recruiter`, 'recruiter', input.recruiter)
    const pair = pairOf(known, input, path)
    if (!known.hasApplied(pair)) throw nothingBefore(path, input, 'application', 'applied')
    return { event: { ...input, type, at, ...pair } }
  },
  'offer-made': ({ type, ...input }, at, known, path) => ({ event: { type, at, ...pairOf(known, input, path) } }),
  'offer-answered': ({ type, accepted, ...input }, at, known, path) => {
    const pair = pairOf(known, input, path)
    if (!known.wasOffered(pair)) throw nothingBefore(path, input, 'offer', 'offer-made')
    return { event: { type, at, accepted, ...pair } }
  },
  hired: ({ type, ...input }, at, known, path) => {
    const pair = pairOf(known, input, path)
    if (!known.mayHire(pair)) throw nothingBefore(path, input, 'application and no offer', 'applied or offer-made')
    return { event: { type, at, ...pair } }
  },
  'query-saved': ({ type, removed = false, ...input }, at, known, path) => {
    seatOf(known, input, path)
    return { event: { ...input, type, at, removed } }
  },
}

function memberOf(known: Known, id: MemberId, path: string): MemberKey {
  const key = known.memberKey(id)
  if (key === undefined) throw unknown(`${path}.member`, 'member', id, 'member-upserted')
  return key
}

function jobOf(known: Known, id: JobId, path: string): JobKey {
  const key = known.jobKey(id)
  if (key === undefined) throw unknown(`${path}.job`, 'job', id, 'job-upserted')
  return key
}

function pairOf(known: Known, input: PairInput, path: string): Pair {
  return { member: memberOf(known, input.member, path), job: jobOf(known, input.job, path) }
}

function seatOf(known: Known, { project, recruiter }: { project: ProjectId; recruiter: RecruiterId }, path: string): void {
  if (!known.hasProject(project)) throw unknown(`${path}.project`, 'project', project, 'project-upserted')
  if (!known.hasRecruiter(recruiter)) throw unknownAccount(`${path}.recruiter`, 'recruiter', recruiter)
}

function contractOf(known: Known, id: string, path: string): void {
  if (!known.hasContract(id)) throw unknownAccount(path, 'contract', id)
}

/** A posting that has an owner stands before everybody or before its owner. */
function audienceOf(known: Known, audience: Audience, path: string, owner?: ContractId): void {
  if (audience.type === 'marketplace') return
  const field = `${path}.audience.contract`
  contractOf(known, audience.contract, field)
  if (owner === undefined || owner === audience.contract) return
  throw new PlatformError('invalid-request', `${field}: is not the contract of the posting; name that, or the marketplace`, { field })
}
