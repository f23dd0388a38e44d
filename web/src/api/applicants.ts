import type { JobId, MemberId } from '../../../src/domain/ids.ts'
import type { ApplicantPage, ApplicantsInput, ApplicationChance, JobCard, Page } from '../../../src/platform/platform.ts'
import { recordedUpTo } from './events.ts'
import { request } from './request.ts'

/** Sees everything that this browser recorded before. */
export function fetchApplicants({ job, ...input }: Omit<ApplicantsInput, 'caller'>, signal: AbortSignal): Promise<ApplicantPage> {
  const after = recordedUpTo()
  const body = { ...input, ...(after !== undefined && { after }) }
  return request(`/v1/jobs/${encodeURIComponent(job)}/applicants`, { method: 'POST', body, signal })
}

export function fetchChance(job: JobId, member: MemberId, signal: AbortSignal): Promise<ApplicationChance> {
  return request(`/v1/jobs/${encodeURIComponent(job)}/chance?${new URLSearchParams({ member })}`, { signal })
}

export function recommendJobs(member: MemberId, signal: AbortSignal): Promise<Page<JobCard>> {
  return request('/v1/recommend/jobs', { method: 'POST', body: { member }, signal })
}
