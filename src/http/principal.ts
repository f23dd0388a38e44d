/** Who calls: found by token, in constant time. Without configured tokens every caller is the local operator, who holds a seat too. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { PlatformError } from '../domain/errors.ts'
import type { Caller } from '../platform/platform.ts'
import type { Role, ServerConfig, TokenConfig } from './config.ts'

export interface Principal extends Omit<TokenConfig, 'tokenHash'> {
  readonly role: Role
}

export function authenticator({ tokens, local }: ServerConfig): (authorization: string | undefined) => Principal {
  if (tokens.length === 0) return () => ({ name: 'local', role: 'operator', ...local })
  const known = tokens.map(({ tokenHash, ...principal }) => ({ hash: hashBytes(tokenHash), principal }))
  return (authorization) => {
    const token = bearerOf(authorization)
    const hash = createHash('sha256').update(token).digest()
    // Every token is compared, so that the time taken does not tell which one was near.
    const found = known.filter((candidate) => timingSafeEqual(candidate.hash, hash))
    if (!found[0]) throw unauthorized('the token is not known')
    return found[0].principal
  }
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function callerOf({ role, contract, recruiter, member }: Principal): Caller {
  return { role, ...(contract && { contract }), ...(recruiter && { recruiter }), ...(member && { member }) }
}

function hashBytes(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new RangeError('a tokenHash is the SHA-256 of the token in 64 hex digits')
  return Buffer.from(hex, 'hex')
}

function bearerOf(authorization: string | undefined): string {
  const match = /^Bearer ([\w.~+/=-]{8,512})$/i.exec(authorization ?? '')
  if (!match?.[1]) throw unauthorized(authorization === undefined ? 'no token was sent' : 'the token cannot be read')
  return match[1]
}

function unauthorized(message: string): PlatformError {
  return new PlatformError('unauthorized', `${message}; send an API token as Authorization: Bearer`, { field: 'authorization' })
}
