/** Names of simulated things carry their index, so that an answer of the platform leads back to the hidden truth. */
import type { CompanyId, ContractId, JobId, MemberId, ProjectId, RecruiterId, RequestId } from '../domain/ids.ts'

export const memberId = (index: number) => `m${index}` as MemberId
export const jobId = (index: number) => `j${index}` as JobId
export const recruiterId = (index: number) => `r${index}` as RecruiterId
export const contractId = (index: number) => `c${index}` as ContractId
export const companyId = (index: number) => `co${index}` as CompanyId
/** Each job has one project. */
export const projectId = (job: number) => `p${job}` as ProjectId

/** For a platform whose pages are to bear the same names in each run; `opening` tells apart the times that one folder is opened. */
export function requestIds(opening: string): () => RequestId {
  let requests = 0
  return () => `${opening}-${++requests}` as RequestId
}

/** Undefined for an id that this world did not give. */
export function indexOf(id: MemberId | JobId): number | undefined {
  const match = /^[mj](\d{1,9})$/.exec(id)
  return match === null ? undefined : Number(match[1])
}
