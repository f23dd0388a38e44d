/**
 * What a batch may name, as far as its caller sees it: whatever the caller does not see is unknown, so that a refusal is the same
 * for what is hidden and for what is not there, whichever event or field names it.
 */
import type { WriteBatch } from '../adapters/embedded/write-batch.ts'
import type { HiringProject } from '../domain/account.ts'
import type { JobKey, MemberKey, ProjectId, RecruiterId } from '../domain/ids.ts'
import { project, recruiter } from '../events/accounts.ts'
import type { Caller } from './platform.ts'
import type { Known } from './resolve-event.ts'
import { sightOf } from './sight.ts'

export function knownToCaller(known: Known, caller: Caller, { reader, events }: Pick<WriteBatch, 'reader' | 'events'>): Known {
  if (caller.role === 'operator') return known
  const sight = sightOf(reader, caller)
  return {
    ...known,
    memberKey: (id) => seenMember(known.memberKey(id)),
    jobKey: (id) => seenJob(known.jobKey(id)),
    mayStateMember: (id) => isFree(known.memberKey(id), seenMember),
    mayStateJob: (id) => isFree(known.jobKey(id), seenJob),
    mayStateProject: (id) => !known.hasProject(id) || sight.owned(projectOf(id)?.contract),
    hasProject: (id) => known.hasProject(id) && sight.owned(projectOf(id)?.contract),
    hasRecruiter: (id) => known.hasRecruiter(id) && sight.owned(ownerOf(id)),
    hasContract: (id) => known.hasContract(id) && (id === caller.contract || id === ownAudience()),
    mayHire: (pair) => known.hasApplied(pair) || known.wasOffered(pair),
  }

  function seenMember(key: MemberKey | undefined): MemberKey | undefined {
    return key !== undefined && sight.member(known.member(key)) ? key : undefined
  }

  /** A seeker also sees the posting whose hirer offered the job, whoever else may find it. */
  function seenJob(key: JobKey | undefined): JobKey | undefined {
    return key !== undefined && (sight.job(known.job(key)) || wasOffered(key)) ? key : undefined
  }

  function wasOffered(job: JobKey): boolean {
    const member = ownKey()
    return member !== undefined && known.wasOffered({ member, job })
  }

  function ownKey(): MemberKey | undefined {
    return caller.member === undefined ? undefined : known.memberKey(caller.member)
  }

  /** A seeker whose profile stands in a contract's audience may leave it there. */
  function ownAudience(): string | undefined {
    const key = ownKey()
    const audience = key === undefined ? undefined : known.member(key).audience
    return audience?.type === 'contract' ? audience.contract : undefined
  }

  function projectOf(id: ProjectId): HiringProject | undefined {
    const stated = events.findLast((event) => event.type === 'project-upserted' && event.project.id === id)
    return stated?.type === 'project-upserted' ? stated.project : project(reader, id)
  }

  function ownerOf(id: RecruiterId) {
    return recruiter(reader, id)?.contract
  }
}

function isFree<Key>(key: Key | undefined, seen: (key: Key) => Key | undefined): boolean {
  return key === undefined || seen(key) !== undefined
}
