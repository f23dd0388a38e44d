/** A saved search as text: plain words as they were typed, anything more as the JSON that the search route takes. */
import type { ProjectId } from '../../../src/domain/ids.ts'
import type { SearchInput } from '../../../src/platform/platform.ts'
import { searchInputOf } from '../search/search-edits.ts'
import { formatSearchState, parseSearchState, type SearchState } from '../search/search-state.ts'

export function savedQueryText(state: SearchState): string {
  const { limit: _, start: __, project: ___, text, ...more } = searchInputOf(state)
  return Object.keys(more).length === 0 ? (text ?? '') : JSON.stringify({ ...(text !== undefined && { text }), ...more })
}

/** The address that runs a saved search in its project. */
export function savedQueryHref(query: string, project: ProjectId): string {
  const { text, ...asked } = inputOf(query)
  const { removedTags, facets, years, near, job, blind } = asked
  return `/${formatSearchState({
    ...parseSearchState(''),
    project,
    text: text ?? '',
    ...(removedTags && { removedTags }),
    ...(facets && { facets }),
    ...(years && { years }),
    ...(near && { near }),
    ...(job !== undefined && { job }),
    ...(blind && { blind }),
  })}`
}

export function savedQueryLabel(query: string): string {
  const { text, facets = [], near } = inputOf(query)
  const values = facets.flatMap((facet) => facet.values.map((value) => (facet.excluded ? `not ${value}` : value)))
  return [text, ...values, near && `${near.radiusKm} km around ${near.place}`].filter(Boolean).join(' · ') || 'Everyone'
}

/** Other clients save plain words; only what reads as JSON is taken for a request. */
function inputOf(query: string): Partial<SearchInput> {
  if (!query.startsWith('{')) return { text: query }
  try {
    return JSON.parse(query) as Partial<SearchInput>
  } catch {
    return { text: query }
  }
}
