/**
 * The contract, the seat or the member that a token names. A token for one that is not there could save nothing, so each must be
 * known, or be told to be made; one that is known stays as it was stated.
 */
import type { Contract, Recruiter } from '../domain/account.ts'
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, MemberId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { EventInput } from '../platform/platform.ts'
import type { Client } from './client.ts'
import type { TokenNames } from './token-rules.ts'

export interface TokenSeat extends TokenNames {
  readonly contract: ContractId
}

export async function ensureSeat(client: Client, seat: TokenSeat): Promise<void> {
  const missing = [...(await missingContract(client, seat)), ...(await missingRecruiter(client, seat))]
  if (missing.length > 0) await client.record(missing)
}

/** Members are not made here: their profiles come by an import or over HTTP. */
export async function demandMember(client: Client, id: MemberId): Promise<void> {
  if ((await find<Member>(client, 'members', id)) !== undefined) return
  throw refused('not-found', 'member', `no member '${id}'; import the profile first, or send it by PUT /v1/members/${id}`)
}

async function missingContract(client: Client, { contract: id, createContract: name }: TokenSeat): Promise<EventInput[]> {
  if (id === undefined || (await find<Contract>(client, 'contracts', id)) !== undefined) return []
  if (name === undefined) throw unknown('contract', id)
  return [{ type: 'contract-upserted', contract: { id, name } }]
}

async function missingRecruiter(client: Client, { contract, recruiter: id, createRecruiter: name }: TokenSeat): Promise<EventInput[]> {
  if (id === undefined) return []
  const found = await find<Recruiter>(client, 'recruiters', id)
  if (found !== undefined && found.contract !== contract)
    throw refused('conflict', 'recruiter', `'${id}' is a seat of contract '${found.contract}'; name that contract, or another seat`)
  if (found !== undefined) return []
  if (name === undefined) throw unknown('recruiter', id)
  return [{ type: 'recruiter-upserted', recruiter: { id, contract, name } }]
}

async function find<T>(client: Client, things: 'contracts' | 'recruiters' | 'members', id: string): Promise<T | undefined> {
  try {
    return await client.json<T>('GET', `/v1/${things}/${encodeURIComponent(id)}`)
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'not-found') return undefined
    throw error
  }
}

function unknown(kind: 'contract' | 'recruiter', id: string): PlatformError {
  return refused('not-found', kind, `no ${kind} '${id}'; make it with --create-${kind} NAME, or by PUT /v1/${kind}s/${id}`)
}

function refused(code: PlatformError['code'], option: string, message: string): PlatformError {
  return new PlatformError(code, `--${option}: ${message}`, { field: option })
}
