/** Values of a facet by what is typed, asked of the server a moment after the last letter: the page lists the most frequent only. */
import { useDebouncedValue } from '@mantine/hooks'
import type { TermType } from '../../../src/domain/term.ts'
import type { Facet } from '../../../src/platform/platform.ts'
import { findFacetValues } from '../api/search.ts'
import { type Resource, useResource } from '../data/use-resource.ts'
import { searchInputOf } from './search-edits.ts'
import type { SearchState } from './search-state.ts'

const pauseMs = 200

/** Asks nothing while nothing is typed. */
export function useFacetValues(state: SearchState, facet: TermType, typed: string): Resource<Facet> & { readonly settled: boolean } {
  const [contains] = useDebouncedValue(typed.trim(), pauseMs)
  const input = searchInputOf({ ...state, start: 0, blind: false })
  const key = contains === '' ? undefined : JSON.stringify([facet, contains, input])
  const found = useResource(key, (signal) => findFacetValues(input, { facet, contains }, signal), { keep: true })
  return { ...found, settled: contains === typed.trim() && !found.loading }
}
