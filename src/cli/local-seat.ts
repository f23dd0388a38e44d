/** The seat that local callers hold where there are no tokens: in the demo marketplace, or in a fresh one of their own. */
import type { ContractId, RecruiterId } from '../domain/ids.ts'
import type { ServerConfig } from '../http/config.ts'
import { demoContract } from '../platform/live-platform.ts'
import type { EventInput, Platform } from '../platform/platform.ts'

type Seat = ServerConfig['local']

const demoSeat: Seat = { contract: demoContract, recruiter: 'demo' as RecruiterId }
const ownSeat: Seat = { contract: 'local' as ContractId, recruiter: 'local' as RecruiterId }

export function localSeat(platform: Pick<Platform, 'status'>): Seat {
  return platform.status().demo ? demoSeat : ownSeat
}

/** Without them a fresh marketplace would have nobody who may keep a project. The demo's contract also marks its folder as invented. */
export function seatEvents(isDemo: boolean): EventInput[] {
  const { contract, recruiter } = isDemo ? demoSeat : ownSeat
  const name = isDemo ? 'Demo' : 'This marketplace'
  return [
    { type: 'contract-upserted', contract: { id: contract, name } },
    { type: 'recruiter-upserted', recruiter: { id: recruiter, contract, name: 'You' } },
  ]
}
