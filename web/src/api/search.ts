import type { TermType } from '../../../src/domain/term.ts'
import type { Facet, JobCard, MemberCard, Page, SearchInput } from '../../../src/platform/platform.ts'
import { recordedUpTo } from './events.ts'
import { request } from './request.ts'

/** Sees everything that this browser recorded before. */
export function searchTalent(input: Omit<SearchInput, 'caller'>, signal: AbortSignal): Promise<Page<MemberCard>> {
  const after = recordedUpTo()
  return request('/v1/search/talent', { method: 'POST', body: { ...input, ...(after !== undefined && { after }) }, signal })
}

export interface FacetText {
  readonly facet: TermType
  readonly contains: string
}

/** Values of a facet among the people of the search, the rare ones too. */
export function findFacetValues(input: Omit<SearchInput, 'caller'>, text: FacetText, signal: AbortSignal): Promise<Facet> {
  const { start: _, limit: __, facetTypes: ___, blind: ____, ...asked } = input
  return request('/v1/search/talent/facet-values', { method: 'POST', body: { ...asked, ...text }, signal })
}

export function searchJobs(input: Omit<SearchInput, 'caller'>, signal: AbortSignal): Promise<Page<JobCard>> {
  return request('/v1/search/jobs', { method: 'POST', body: input, signal })
}
