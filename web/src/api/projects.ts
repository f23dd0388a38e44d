import type { Rating } from '../../../src/domain/feedback.ts'
import type { ProjectId, Timestamp } from '../../../src/domain/ids.ts'
import type { ListedProject, ProjectInput, RatedList } from '../../../src/platform/platform.ts'
import { request } from './request.ts'

export interface SavedQuery {
  readonly name: string
  readonly query: string
  readonly at: Timestamp
}

export function fetchProjects(signal: AbortSignal): Promise<readonly ListedProject[]> {
  return request('/v1/projects', { signal })
}

export function fetchProject(id: ProjectId, signal: AbortSignal): Promise<ProjectInput> {
  return request(pathOf(id), { signal })
}

export function putProject({ id, ...project }: ProjectInput): Promise<unknown> {
  return request(pathOf(id), { method: 'PUT', body: project })
}

export interface RatedWanted {
  readonly rating: Rating
  /** Leaves out whatever names the people. */
  readonly blind: boolean
}

export function fetchRated(id: ProjectId, { rating, blind }: RatedWanted, signal: AbortSignal): Promise<RatedList> {
  return request(`${pathOf(id)}/ratings/${rating}${blind ? '?blind=true' : ''}`, { signal })
}

export function fetchSavedQueries(id: ProjectId, signal: AbortSignal): Promise<readonly SavedQuery[]> {
  return request(`${pathOf(id)}/queries`, { signal })
}

function pathOf(id: ProjectId): string {
  return `/v1/projects/${encodeURIComponent(id)}`
}
