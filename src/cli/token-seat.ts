/**
 * The contract and the seat that a token names. A token for one that is not there could save nothing, so each must be known,
 * or be told to be made; one that is known stays as it was stated.
 */
import type { Contract, Recruiter } from '../domain/account.ts'
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, RecruiterId } from '../domain/ids.ts'
import type { EventInput } from '../platform/platform.ts'
import type { Client } from './client.ts'

export interface TokenSeat {
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  /** Names for those that are not known yet. */
  readonly createContract?: string
  readonly createRecruiter?: string
}

export async function ensureSeat(client: Client, seat: TokenSeat): Promise<void> {
  if (seat.createContract !== undefined && seat.contract === undefined) throw withoutId('contract')
  if (seat.createRecruiter !== undefined && seat.recruiter === undefined) throw withoutId('recruiter')
  const missing = [...(await missingContract(client, seat)), ...(await missingRecruiter(client, seat))]
  if (missing.length > 0) await client.record(missing)
}

async function missingContract(client: Client, { contract: id, createContract: name }: TokenSeat): Promise<EventInput[]> {
  if (id === undefined || (await find<Contract>(client, 'contracts', id)) !== undefined) return []
  if (name === undefined) throw unknown('contract', id)
  return [{ type: 'contract-upserted', contract: { id, name } }]
}

async function missingRecruiter(client: Client, { contract, recruiter: id, createRecruiter: name }: TokenSeat): Promise<EventInput[]> {
  if (id === undefined) return []
  const found = await find<Recruiter>(client, 'recruiters', id)
  if (found !== undefined && contract !== undefined && found.contract !== contract)
    throw refused('conflict', 'recruiter', `'${id}' is a seat of contract '${found.contract}'; name that contract, or another seat`)
  if (found !== undefined) return []
  if (name === undefined) throw unknown('recruiter', id)
  if (contract === undefined) throw refused('invalid-request', 'contract', 'is missing for a new seat; name the contract')
  return [{ type: 'recruiter-upserted', recruiter: { id, contract, name } }]
}

async function find<T>(client: Client, accounts: 'contracts' | 'recruiters', id: string): Promise<T | undefined> {
  try {
    return await client.json<T>('GET', `/v1/${accounts}/${encodeURIComponent(id)}`)
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'not-found') return undefined
    throw error
  }
}

function withoutId(kind: 'contract' | 'recruiter'): PlatformError {
  return refused('invalid-request', `create-${kind}`, `makes the ${kind} that the token names; give its id by --${kind} ID`)
}

function unknown(kind: 'contract' | 'recruiter', id: string): PlatformError {
  return refused('not-found', kind, `no ${kind} '${id}'; make it with --create-${kind} NAME, or by PUT /v1/${kind}s/${id}`)
}

function refused(code: PlatformError['code'], option: string, message: string): PlatformError {
  return new PlatformError(code, `--${option}: ${message}`, { field: option })
}
