/** Who this browser is to the server: asked once for each token. */
import type { ContractId, RecruiterId } from '../../../src/domain/ids.ts'
import type { Caller } from '../../../src/platform/platform.ts'
import { request } from './request.ts'
import { storedToken } from './token.ts'

export interface Seat {
  readonly contract: ContractId
  readonly recruiter: RecruiterId
}

let asked: { readonly token: string | undefined; readonly session: Promise<Caller> } | undefined

export function fetchSession(): Promise<Caller> {
  const token = storedToken()
  if (asked && asked.token === token) return asked.session
  const session = request<Caller>('/v1/session')
  session.catch(() => {
    asked = undefined
  })
  asked = { token, session }
  return session
}

/** Ratings and projects belong to a recruiter's seat; a token may be without one. */
export async function fetchSeat(): Promise<Seat> {
  const { contract, recruiter } = await fetchSession()
  if (contract !== undefined && recruiter !== undefined) return { contract, recruiter }
  throw new Error('Your token holds no recruiter’s seat; ask for one that names a contract and a recruiter.')
}
