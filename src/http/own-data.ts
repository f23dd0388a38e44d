/** What a caller's role alone does not settle: seekers bound to one member, hirers bound to one contract. */
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, JobId, MemberId, RecruiterId } from '../domain/ids.ts'
import type { EventInput, Platform } from '../platform/platform.ts'
import { forbidden } from './access.ts'
import { callerOf, type Principal } from './principal.ts'

/** A bound seeker speaks for itself alone. */
export function demandMember(principal: Principal, member: MemberId, field = 'id'): void {
  if (principal.role !== 'seeker' || principal.member === undefined || principal.member === member) return
  throw forbidden(field, 'this token speaks for another member', 'name the member of the token')
}

/** Profiles of seekers are read by themselves; hirers read what the platform lets them see. */
export function demandReadableMember(principal: Principal, member: MemberId, field = 'id'): void {
  if (principal.role === 'seeker' && principal.member === undefined) {
    throw forbidden(field, 'this token is bound to no member', 'use a token bound to the member')
  }
  demandMember(principal, member, field)
}

export function demandContract(principal: Principal, contract: ContractId | undefined, field: string): void {
  if (principal.role !== 'recruiter') return
  if (principal.contract !== undefined && contract === principal.contract) return
  throw forbidden(field, 'this belongs to another contract', 'name the contract of the token')
}

export function demandRecruiter(principal: Principal, recruiter: RecruiterId): void {
  if (principal.role !== 'recruiter' || principal.recruiter === undefined || principal.recruiter === recruiter) return
  throw forbidden('recruiter', 'this token is the seat of another recruiter', 'name the recruiter of the token')
}

/** Checks one event at a time; projects and jobs already seen are remembered for the batch. */
export function eventGate(platform: Platform, principal: Principal): (event: EventInput) => Promise<void> {
  if (principal.role === 'operator') return async () => {}
  return principal.role === 'seeker' ? async (event) => demandSeekerEvent(principal, event) : recruiterGate(platform, principal)
}

function demandSeekerEvent(principal: Principal, event: EventInput): void {
  switch (event.type) {
    case 'member-upserted':
      demandMember(principal, event.member.id, 'member.id')
      return
    case 'member-deleted':
    case 'member-status-changed':
    case 'job-acted':
    case 'applied':
    case 'offer-answered':
      demandMember(principal, event.member, 'member')
      return
    case 'in-mail-answered':
      // Whose message it was stands nowhere in the event, so a bound token cannot prove that it is its own.
      if (principal.member === undefined) return
      throw forbidden('type', 'a token bound to a member may not answer messages by their id', 'send it from the backend')
    default:
      throw forbidden('type', 'a seeker may not record this', 'send what seekers do, or use a token of the role operator')
  }
}

/** Contracts and seats; what the events name besides is known to the platform for this caller or not. */
function recruiterGate(platform: Platform, principal: Principal): (event: EventInput) => Promise<void> {
  const own = new Set<JobId>()
  const caller = callerOf(principal)

  async function demandJob(id: JobId): Promise<void> {
    if (own.has(id)) return
    demandContract(principal, (await platform.job(id, caller)).contract, 'job')
    own.add(id)
  }

  return async (event) => {
    switch (event.type) {
      case 'feedback':
      case 'in-mail-sent':
      case 'query-saved':
        return demandRecruiter(principal, event.recruiter)
      case 'application-answered':
        demandRecruiter(principal, event.recruiter)
        return demandJob(event.job)
      case 'offer-made':
      case 'hired':
      case 'job-deleted':
      case 'job-status-changed':
        return demandJob(event.job)
      case 'job-upserted':
        demandContract(principal, event.job.contract, 'job.contract')
        await demandFreeJob(platform, principal, event.job.id)
        return void own.add(event.job.id)
      case 'project-upserted':
        return demandContract(principal, event.project.contract, 'project.contract')
      default:
        throw forbidden('type', 'a recruiter may not record this', 'send what hirers do, or use a token of the role operator')
    }
  }
}

/** A job of another contract may not be taken over by upserting it under one's own. */
export async function demandFreeJob(platform: Platform, principal: Principal, id: JobId): Promise<void> {
  if (principal.role !== 'recruiter') return
  const existing = await found(platform.job(id, callerOf(principal)))
  if (existing) demandContract(principal, existing.contract, 'id')
}

/** The thing, or undefined where there is none. */
export async function found<T>(looked: Promise<T>): Promise<T | undefined> {
  try {
    return await looked
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'not-found') return undefined
    throw error
  }
}
