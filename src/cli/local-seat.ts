/** The seat that local callers hold where there are no tokens: the first of the demo marketplace, or one of our own. */
import type { ContractId, RecruiterId } from '../domain/ids.ts'
import type { ServerConfig } from '../http/config.ts'
import type { EventInput, Platform } from '../platform/platform.ts'
import { contractId, recruiterId } from '../simulator/simulated-ids.ts'

const own = { contract: 'local' as ContractId, recruiter: 'local' as RecruiterId }

export function localSeat(platform: Pick<Platform, 'status'>): ServerConfig['local'] {
  return platform.status().demo ? { contract: contractId(0), recruiter: recruiterId(0) } : own
}

/** Without them a fresh, empty marketplace would have nobody who may keep a project. */
export function ownSeatEvents(): EventInput[] {
  return [
    { type: 'contract-upserted', contract: { id: own.contract, name: 'This marketplace' } },
    { type: 'recruiter-upserted', recruiter: { id: own.recruiter, contract: own.contract, name: 'Local recruiter' } },
  ]
}
