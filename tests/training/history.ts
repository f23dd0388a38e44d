/** Builders of short histories: pages and what followed them, as the log holds them. */
import type { Event } from '../../src/domain/event.ts'
import type { ContractId, JobKey, MemberKey, Offset, ProjectId, RecruiterId, RequestId, Timestamp } from '../../src/domain/ids.ts'
import type { PageShown } from '../../src/domain/page.ts'

export const project = 'p1' as ProjectId
const recruiter = 'r1' as RecruiterId
const channel = 'recruiter-search'

export interface PageOf {
  readonly request: string
  readonly at: number
  readonly members: readonly number[]
  readonly vectors?: readonly number[]
  readonly start?: number
  readonly shuffled?: number
}

/** Two features a row; without `vectors` member m has (m, −m). */
export function page({ request, at, members, vectors, start = 0, shuffled }: PageOf): PageShown {
  return {
    type: 'page-shown',
    at: at as Timestamp,
    request: request as RequestId,
    channel,
    subject: 'members',
    contract: 'c1' as ContractId,
    recruiter,
    project,
    query: '{}',
    queryTerms: [],
    start,
    total: members.length,
    missingShards: 0,
    gates: [],
    models: [],
    featureSet: 'two',
    taxonomy: 't',
    indexOffset: 0 as Offset,
    items: {
      keys: Uint32Array.from(members),
      versions: new Float64Array(members.length),
      scores: new Float64Array(members.length),
      vectors: Float32Array.from(vectors ?? members.flatMap((member) => [member, -member])),
      termOffsets: new Uint32Array(members.length + 1),
      terms: new Uint32Array(0),
    },
    ...(shuffled === undefined ? {} : { shuffled }),
  }
}

/** `request` is named where it is given. */
export function rated(rating: 'view' | 'save' | 'skip', member: number, at: number, request?: string): Event {
  const named = request === undefined ? {} : { request: request as RequestId }
  const about = { project, recruiter, member: member as MemberKey, channel, undone: false, terms: [], ...named } as const
  return { type: 'feedback', at: at as Timestamp, rating, ...about }
}

export function sent(member: number, at: number, request?: string): Event {
  const named = request === undefined ? {} : { request: request as RequestId }
  const about = { project, recruiter, member: member as MemberKey, channel, ...named } as const
  return { type: 'in-mail-sent', at: at as Timestamp, inMail: `to-${member}`, ...about }
}

export function answered(member: number, at: number, accepted: boolean): Event {
  return { type: 'in-mail-answered', at: at as Timestamp, inMail: `to-${member}`, member: member as MemberKey, accepted }
}

export function projectFor(job: number): Event {
  const own = { id: project, contract: 'c1' as ContractId, name: 'Opening', job: job as JobKey }
  return { type: 'project-upserted', at: 0 as Timestamp, project: own }
}

export function hired(member: number, job: number, at: number): Event {
  return { type: 'hired', at: at as Timestamp, member: member as MemberKey, job: job as JobKey }
}
