/** What the server is told at start: who may call, and where imports are kept until they are done. */
import type { ContractId, MemberId, RecruiterId } from '../domain/ids.ts'

export const roles = ['recruiter', 'seeker', 'operator'] as const
export type Role = (typeof roles)[number]

export interface TokenConfig {
  /** For logs and for people; never a secret. */
  readonly name: string
  /** SHA-256 of the token, in hex: the token itself is kept nowhere. */
  readonly tokenHash: string
  readonly role: Role
  readonly contract?: ContractId
  readonly recruiter?: RecruiterId
  /** Binds a seeker's token to one member. A seeker's token without it speaks for any seeker, as the backend of a job board does. */
  readonly member?: MemberId
}

export interface ServerConfig {
  /** Empty: the server may listen on loopback only, and every caller is the local operator. */
  readonly tokens: readonly TokenConfig[]
  /** The seat that local callers hold where there are no tokens. */
  readonly local: { readonly contract: ContractId; readonly recruiter: RecruiterId }
  /** Uploaded files and checkpoints of running imports. */
  readonly importDirectory: string
}
