/** What each caller may see. Doors say who calls; this says what that means. */

import { companyOf } from '../domain/account.ts'
import type { Audience } from '../domain/audience.ts'
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, MemberId } from '../domain/ids.ts'
import { contract } from '../events/accounts.ts'
import type { Reader } from '../events/records.ts'
import type { Asker } from '../serving/query/viewer-of.ts'
import type { Caller } from './platform.ts'

/**
 * Operators look into every contract and nobody can hide from them; recruiters see their contract's own people beside the
 * marketplace. `privateContracts` are those that ever stated a document of their own: a few, whatever the number of contracts.
 */
export function askerOf(caller: Caller, reader: Reader, privateContracts: () => readonly ContractId[]): Asker {
  if (caller.role === 'operator' && caller.contract === undefined) return { contracts: privateContracts(), companies: [] }
  if (caller.contract === undefined) return { contracts: [], companies: [] }
  const found = contract(reader, caller.contract)
  return { contracts: [caller.contract], companies: found === undefined ? [] : [companyOf(found)] }
}

/** A project of another contract does not exist for a recruiter: the answer must not tell that it does. */
export function mayUse(caller: Caller, owner: ContractId | undefined): boolean {
  if (caller.role === 'operator') return true
  return caller.role === 'recruiter' && owner !== undefined && owner === caller.contract
}

export function maySee(caller: Caller, audience: Audience): boolean {
  return audience.type === 'marketplace' || caller.role === 'operator' || audience.contract === caller.contract
}

/** From whom a member hides is for the member and operators alone: it would tell where somebody works, or is afraid to be found. */
export function mayKnowHidden(caller: Caller, member?: MemberId): boolean {
  return caller.role === 'operator' || (member !== undefined && caller.member === member)
}

export function notFound(kind: string, id: string, event: string): PlatformError {
  return new PlatformError('not-found', `no ${kind} '${id}'; was its ${event} event recorded?`, { field: kind })
}
