/** Changes to a search, as functions from state to state. Whatever changes the result set goes back to its first page. */
import type { TermType } from '../../../src/domain/term.ts'
import type { FacetFilter, NamedFilter, Near, SearchInput, Tag, YearsRange } from '../../../src/platform/platform.ts'
import { pageSize, type SearchState } from './search-state.ts'

export function withText(state: SearchState, text: string): SearchState {
  return { ...state, text, removedTags: [], start: 0 }
}

export function withoutTag(state: SearchState, tag: string): SearchState {
  return { ...state, removedTags: [...state.removedTags, tag], start: 0 }
}

/** A tag of the typed text is left out of it; the two that come from filters are taken from their filter. */
export function withoutShownTag(state: SearchState, tag: Tag): SearchState {
  if (tag.id === 'years') return withYears(state, {})
  if (tag.id === 'near') return withNear(state, undefined)
  return withoutTag(state, tag.id)
}

export type Choice = 'wanted' | 'excluded' | 'none'

export function choiceOf(state: SearchState, type: TermType, value: string): Choice {
  const facet = state.facets.find((each) => each.type === type && each.values.includes(value))
  if (!facet) return 'none'
  return facet.excluded ? 'excluded' : 'wanted'
}

export function withChoice(state: SearchState, type: TermType, value: string, choice: Choice): SearchState {
  const cleared = state.facets.map((facet) =>
    facet.type === type ? { ...facet, values: facet.values.filter((each) => each !== value) } : facet,
  )
  const facets = choice === 'none' ? cleared : addedTo(cleared, type, value, choice === 'excluded')
  return { ...state, facets: facets.filter((facet) => facet.values.length > 0), start: 0 }
}

export function withoutFacet(state: SearchState, type: TermType): SearchState {
  return { ...state, facets: state.facets.filter((facet) => facet.type !== type), start: 0 }
}

export function withYears(state: SearchState, years: YearsRange): SearchState {
  return { ...state, years, start: 0 }
}

export function withNear(state: SearchState, near: Near | undefined): SearchState {
  const { near: _, ...rest } = state
  return { ...rest, ...(near && { near }), start: 0 }
}

/** What the button of an empty page does. A fault without tag and facet lies in what the posting demands or, without one, in the words. */
export function withoutFilter(state: SearchState, { tag, facet }: NamedFilter, tags: readonly Tag[]): SearchState {
  const shown = tags.find(({ id }) => id === tag)
  if (shown) return withoutShownTag(state, shown)
  if (facet !== undefined) return withoutFacet(state, facet)
  return state.job === undefined ? withText(state, '') : withoutJob(state)
}

function withoutJob({ job: _, ...rest }: SearchState): SearchState {
  return { ...rest, start: 0 }
}

export function hasYears({ years }: SearchState): boolean {
  return years.min !== undefined || years.max !== undefined
}

export function filterCount(state: SearchState): number {
  const values = state.facets.reduce((sum, facet) => sum + facet.values.length, 0)
  return values + Number(hasYears(state)) + Number(state.near !== undefined)
}

export function withoutFilters(state: SearchState): SearchState {
  return withNear({ ...state, facets: [], years: {} }, undefined)
}

/** The request that answers this state; `open` is the drawer's business. */
export function searchInputOf(state: SearchState): Omit<SearchInput, 'caller'> {
  return {
    ...(state.text.trim() !== '' && { text: state.text.trim() }),
    ...(state.removedTags.length > 0 && { removedTags: state.removedTags }),
    ...(state.facets.length > 0 && { facets: state.facets }),
    ...(hasYears(state) && { years: state.years }),
    ...(state.near && { near: state.near }),
    ...(state.job !== undefined && { job: state.job }),
    ...(state.project !== undefined && { project: state.project }),
    ...(state.start > 0 && { start: state.start }),
    ...(state.blind && { blind: true }),
    limit: pageSize,
  }
}

function addedTo(facets: readonly FacetFilter[], type: TermType, value: string, excluded: boolean): readonly FacetFilter[] {
  const same = (facet: FacetFilter): boolean => facet.type === type && (facet.excluded ?? false) === excluded
  if (!facets.some(same)) return [...facets, { type, values: [value], ...(excluded && { excluded }) }]
  return facets.map((facet) => (same(facet) ? { ...facet, values: [...facet.values, value] } : facet))
}
