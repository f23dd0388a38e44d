import type { ProjectId } from '../../../src/domain/ids.ts'
import type { ProjectInput } from '../../../src/platform/platform.ts'
import { formatSearchState, parseSearchState } from '../search/search-state.ts'

export function projectHref(project: ProjectId): string {
  return `/projects/${encodeURIComponent(project)}`
}

/** A search in the project, for its posting where it has one. */
export function projectSearchHref({ id, job, blind = false }: Pick<ProjectInput, 'id' | 'job'> & { readonly blind?: boolean }): string {
  return `/${formatSearchState({ ...parseSearchState(''), project: id, blind, ...(job !== undefined && { job }) })}`
}
