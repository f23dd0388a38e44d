import type { MemberId } from '../../../src/domain/ids.ts'
import type { Member } from '../../../src/domain/member.ts'
import type { FlaggedText } from '../../../src/domain/text-flag.ts'
import { request } from './request.ts'

export interface MemberOptions {
  /** Leaves out whatever names the person. */
  readonly blind: boolean
  readonly signal: AbortSignal
}

export function fetchFlags(id: MemberId, signal: AbortSignal): Promise<readonly FlaggedText[]> {
  return request(`/v1/members/${encodeURIComponent(id)}/flags`, { signal })
}

export function fetchMember(id: MemberId, { blind, signal }: MemberOptions): Promise<Member> {
  return request(`/v1/members/${encodeURIComponent(id)}${blind ? '?blind=true' : ''}`, { signal })
}
