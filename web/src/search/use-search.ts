/** The search of the address bar, its page, and the way to change it. */
import { useCallback, useMemo } from 'react'
import type { MemberCard, Page } from '../../../src/platform/platform.ts'
import { searchTalent } from '../api/search.ts'
import { type Resource, useResource } from '../data/use-resource.ts'
import { navigate, usePlace } from '../routing/navigation.ts'
import { searchInputOf } from './search-edits.ts'
import { formatSearchState, parseSearchState, type SearchState } from './search-state.ts'

export interface Search {
  readonly state: SearchState
  readonly page: Resource<Page<MemberCard>>
  /** `replace` leaves no step for the Back button. */
  readonly change: (next: SearchState, options?: { readonly replace?: boolean }) => void
}

export function useSearch(): Search {
  const { search } = usePlace()
  const state = useMemo(() => parseSearchState(search), [search])
  const input = searchInputOf(state)
  const page = useResource(JSON.stringify(input), (signal) => searchTalent(input, signal), { keep: true })
  const change = useCallback<Search['change']>((next, options) => navigate(`/${formatSearchState(next)}`, options), [])
  return { state, page, change }
}
