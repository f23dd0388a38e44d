/** What the search screen asks, and the address that says the same: `?q=java&f.skill=kafka&project=p1`. Unknown parameters are dropped. */
import type { JobId, MemberId, ProjectId } from '../../../src/domain/ids.ts'
import { type TermType, termTypes } from '../../../src/domain/term.ts'
import type { FacetFilter, Near, YearsRange } from '../../../src/platform/platform.ts'

export interface SearchState {
  readonly text: string
  readonly removedTags: readonly string[]
  readonly facets: readonly FacetFilter[]
  readonly years: YearsRange
  readonly near?: Near
  readonly job?: JobId
  readonly project?: ProjectId
  readonly start: number
  readonly blind: boolean
  /** The member whose profile is open. */
  readonly open?: MemberId
}

export const pageSize = 25

export function parseSearchState(search: string): SearchState {
  const params = new URLSearchParams(search)
  const near = nearOf(params)
  return {
    text: params.get('q') ?? '',
    removedTags: params.getAll('without'),
    facets: termTypes.flatMap((type) => [...facetOf(params, type, false), ...facetOf(params, type, true)]),
    years: yearsOf(params),
    ...(near && { near }),
    ...(params.has('job') && { job: params.get('job') as JobId }),
    ...(params.has('project') && { project: params.get('project') as ProjectId }),
    start: wholeNumber(params.get('start')) ?? 0,
    blind: params.has('blind'),
    ...(params.has('open') && { open: params.get('open') as MemberId }),
  }
}

/** The inverse of `parseSearchState`: the empty string, or a text that starts with `?`. */
export function formatSearchState(state: SearchState): string {
  const params = new URLSearchParams()
  if (state.text !== '') params.set('q', state.text)
  for (const tag of state.removedTags) params.append('without', tag)
  for (const { type, values, excluded } of state.facets)
    for (const value of values) params.append(`${excluded ? 'nf' : 'f'}.${type}`, value)
  if (state.years.min !== undefined) params.set('years.min', String(state.years.min))
  if (state.years.max !== undefined) params.set('years.max', String(state.years.max))
  if (state.years.unknown) params.set('years.unknown', '1')
  if (state.near) params.set('near', state.near.place)
  if (state.near) params.set('km', String(state.near.radiusKm))
  if (state.near?.unknown) params.set('near.unknown', '1')
  if (state.job !== undefined) params.set('job', state.job)
  if (state.project !== undefined) params.set('project', state.project)
  if (state.start > 0) params.set('start', String(state.start))
  if (state.blind) params.set('blind', '1')
  if (state.open !== undefined) params.set('open', state.open)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

function facetOf(params: URLSearchParams, type: TermType, excluded: boolean): readonly FacetFilter[] {
  const values = params.getAll(`${excluded ? 'nf' : 'f'}.${type}`)
  if (values.length === 0) return []
  return [{ type, values, ...(excluded && { excluded }) }]
}

function yearsOf(params: URLSearchParams): YearsRange {
  const min = wholeNumber(params.get('years.min'))
  const max = wholeNumber(params.get('years.max'))
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(params.has('years.unknown') && { unknown: true }),
  }
}

function nearOf(params: URLSearchParams): Near | undefined {
  const place = params.get('near')
  if (!place) return undefined
  return { place, radiusKm: wholeNumber(params.get('km')) ?? 50, ...(params.has('near.unknown') && { unknown: true }) }
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}
