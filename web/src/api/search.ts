import type { JobCard, MemberCard, Page, SearchInput } from '../../../src/platform/platform.ts'
import { recordedUpTo } from './events.ts'
import { request } from './request.ts'

/** Sees everything that this browser recorded before. */
export function searchTalent(input: Omit<SearchInput, 'caller'>, signal: AbortSignal): Promise<Page<MemberCard>> {
  const after = recordedUpTo()
  return request('/v1/search/talent', { method: 'POST', body: { ...input, ...(after !== undefined && { after }) }, signal })
}

export function searchJobs(input: Omit<SearchInput, 'caller'>, signal: AbortSignal): Promise<Page<JobCard>> {
  return request('/v1/search/jobs', { method: 'POST', body: input, signal })
}
