/** What the command `token` refuses before it looks at the marketplace: options that make no sense together, and a name that is taken. */
import { PlatformError } from '../domain/errors.ts'
import type { ContractId, MemberId, RecruiterId } from '../domain/ids.ts'
import type { Role, TokenConfig } from '../http/config.ts'
import { tokensPath } from './tokens-file.ts'

/** Whom a token speaks for, as the options say it. */
export interface TokenNames {
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  /** Names for those that are not known yet. */
  readonly createContract?: string
  readonly createRecruiter?: string
  readonly member?: MemberId
}

const flags: Readonly<Record<keyof TokenNames, string>> = {
  contract: '--contract',
  createContract: '--create-contract',
  recruiter: '--recruiter',
  createRecruiter: '--create-recruiter',
  member: '--member',
}

/** A seeker speaks for a member, or for any; whoever hires sits in a contract. */
export function checkNames(role: Role, names: TokenNames): void {
  for (const [name, flag] of Object.entries(flags) as [keyof TokenNames, string][])
    if (names[name] !== undefined && (name === 'member') !== (role === 'seeker')) throw unfit(flag, role)
  const { contract, recruiter, createContract, createRecruiter } = names
  if (createContract !== undefined && contract === undefined) throw withoutId('contract')
  if (createRecruiter !== undefined && recruiter === undefined) throw withoutId('recruiter')
  if (contract !== undefined) return
  if (role === 'recruiter') throw refused('--contract', 'is missing for a recruiter; name the contract')
  if (recruiter !== undefined) throw refused('--contract', 'is missing for a seat; name the contract')
}

/** Two tokens of one name could not be told apart, neither in a log nor by whoever takes one out. */
export function checkName(dataDirectory: string, tokens: readonly TokenConfig[], name: string): void {
  if (!tokens.some((token) => token.name === name)) return
  const remedy = `give another name, or take its entry out of ${tokensPath(dataDirectory)} first`
  throw new PlatformError('conflict', `name: there is a token '${name}' already; ${remedy}`, { field: 'name' })
}

function unfit(flag: string, role: Role): PlatformError {
  return role === 'seeker'
    ? refused(flag, 'a seeker has no contract and no seat; leave it out, or give --role recruiter')
    : refused(flag, `only a seeker speaks for a member, not a token of the role ${role}; leave it out, or give --role seeker`)
}

function withoutId(kind: 'contract' | 'recruiter'): PlatformError {
  return refused(`--create-${kind}`, `makes the ${kind} that the token names; give its id by --${kind} ID`)
}

function refused(flag: string, message: string): PlatformError {
  return new PlatformError('invalid-request', `${flag}: ${message}`, { field: flag.slice(2) })
}
