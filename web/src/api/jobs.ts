import type { JobId } from '../../../src/domain/ids.ts'
import type { Job } from '../../../src/domain/job.ts'
import { request } from './request.ts'

export function fetchJob(id: JobId, signal: AbortSignal): Promise<Job> {
  return request(`/v1/jobs/${encodeURIComponent(id)}`, { signal })
}
