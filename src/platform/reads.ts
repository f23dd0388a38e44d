/** Looking things up for callers: what they may not see does not exist for them. */
import { document } from '../adapters/embedded/documents.ts'
import { everyIdentified, findKey, type Kind } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import { companyOf, type HiringProject } from '../domain/account.ts'
import type { Clock } from '../domain/clock.ts'
import type { Rating } from '../domain/feedback.ts'
import type { ContractId, JobId, MemberId, ProjectId } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { contract, project, projects, recruiter, savedQueries } from '../events/accounts.ts'
import { membersRated } from '../events/ratings.ts'
import type { Reader } from '../events/records.ts'
import { mayKnowHidden, mayUse, notFound } from './access.ts'
import { blindProfile } from './blind-profile.ts'
import { memberCard, memberSummary } from './cards.ts'
import { documentFlags } from './document-flags.ts'
import type { Caller, ListedProject, Platform, ProjectInput } from './platform.ts'
import { sightOf } from './sight.ts'
import type { Standards } from './standards.ts'

export type Reads = Pick<
  Platform,
  'member' | 'flags' | 'job' | 'contract' | 'recruiter' | 'projects' | 'project' | 'rated' | 'savedQueries' | 'members' | 'jobs'
>

export function reads(reader: Reader, clock: Clock, standards: Standards): Reads {
  return {
    async member(id, caller, { blind = false } = {}) {
      const found = visibleMember(id, caller)
      const told = mayKnowHidden(caller, id) ? found : { ...found, hiddenFrom: [] }
      return blind ? blinded(told) : told
    },

    async flags(id, caller) {
      visibleMember(id, caller)
      const stated = document(reader, 'member', findKey(reader, 'member', id)!)
      return stated === undefined ? [] : documentFlags(stated, standards.dictionary)
    },

    async job(id, caller) {
      const found = byId<Job>('job', id)
      if (found === undefined || !sightOf(reader, caller).job(found)) throw notFound('job', id, 'job-upserted')
      return found
    },

    async contract(id, caller) {
      return own(contract(reader, id), id, caller) ?? missing('contract', id)
    },

    async recruiter(id, caller) {
      const found = recruiter(reader, id)
      return own(found, found?.contract, caller) ?? missing('recruiter', id)
    },

    async projects(caller) {
      return projects(reader)
        .filter((one) => mayUse(caller, one.contract))
        .map((one) => listed(one, caller))
    },

    async project(id, caller) {
      const found = ownProject(id, caller)
      return withJobId(found, openingOf(found, caller))
    },

    async rated(id, rating: Rating, caller, { blind = false } = {}) {
      ownProject(id, caller)
      const sight = sightOf(reader, caller)
      const all = membersRated(reader, id, rating)
      const rated = all.flatMap(({ member, at }) => {
        const found = payload<Member>(reader, 'member', member)
        return found === undefined || !sight.member(found)
          ? []
          : [{ card: memberCard(memberSummary(blind ? blinded(found) : found), clock()), at }]
      })
      return { rated, hidden: all.length - rated.length }
    },

    async savedQueries(id, caller) {
      ownProject(id, caller)
      return savedQueries(reader, id).map(({ name, query, at }) => ({ name, query, at }))
    },

    members: (caller) => every<Member>('member', sightOf(reader, caller).member),
    jobs: (caller) => every<Job>('job', sightOf(reader, caller).job),
  }

  function blinded(member: Member): Member {
    return blindProfile(member, (claim) => standards.isKnown(claim))
  }

  function visibleMember(id: MemberId, caller: Caller): Member {
    const found = byId<Member>('member', id)
    if (found === undefined || !sightOf(reader, caller).member(found)) throw notFound('member', id, 'member-upserted')
    return found
  }

  function byId<T>(kind: Kind, id: MemberId | JobId): T | undefined {
    const key = findKey(reader, kind, id)
    return key === undefined ? undefined : payload<T>(reader, kind, key)
  }

  async function* every<T>(kind: Kind, visible: (item: T) => boolean): AsyncGenerator<T> {
    for (const { key } of everyIdentified(reader, kind)) {
      const item = payload<T>(reader, kind, key)
      if (item !== undefined && visible(item)) yield item
    }
  }

  function own<T>(found: T | undefined, owner: ContractId | undefined, caller: Caller): T | undefined {
    return mayUse(caller, owner) ? found : undefined
  }

  function missing(kind: 'contract' | 'recruiter', id: string): never {
    throw notFound(kind, id, `${kind}-upserted`)
  }

  function ownProject(id: ProjectId, caller: Caller): HiringProject {
    const found = project(reader, id)
    if (found === undefined || !mayUse(caller, found.contract)) throw notFound('project', id, 'project-upserted')
    return found
  }

  function listed(one: HiringProject, caller: Caller): ListedProject {
    const opening = openingOf(one, caller)
    const owner = contract(reader, one.contract)
    const company = opening?.company ?? (owner && companyOf(owner))
    return { ...withJobId(one, opening), ...(company !== undefined && { company }) }
  }

  function withJobId({ job: _, ...rest }: HiringProject, opening: Job | undefined): ProjectInput {
    return opening === undefined ? rest : { ...rest, job: opening.id }
  }

  /** Undefined also where it is gone, or where the caller does not see it. */
  function openingOf({ job }: HiringProject, caller: Caller): Job | undefined {
    const opening = job === undefined ? undefined : payload<Job>(reader, 'job', job)
    return opening !== undefined && sightOf(reader, caller).job(opening) ? opening : undefined
  }
}
