/**
 * An address may name values of facets by name or alias ("kubernetes", "k8s"); the page lists them by value and says which are
 * selected. The filters show the page's values, so that each stands there once and with its count.
 */
import type { Facet, FacetFilter } from '../../../src/platform/platform.ts'
import type { SearchState } from './search-state.ts'

/** `facets` are those of the page that answers `state`. */
export function withCanonicalChoices(state: SearchState, facets: readonly Facet[]): SearchState {
  return { ...state, facets: state.facets.map((filter) => canonical(filter, state, facets)) }
}

function canonical(filter: FacetFilter, state: SearchState, facets: readonly Facet[]): FacetFilter {
  const facet = facets.find(({ type }) => type === filter.type)
  if (facet === undefined) return filter
  const isAlone = state.facets.filter(({ type }) => type === filter.type).length === 1
  const selected = facet.values.filter((one) => one.selected).map(({ value }) => value)
  return { ...filter, values: isAlone ? selected : filter.values.map((value) => valueNamed(value, facet)) }
}

/** Where a facet has wanted and excluded values, the page does not say which is which: a label tells, an alias does not. */
function valueNamed(name: string, { values }: Facet): string {
  if (values.some(({ value }) => value === name)) return name
  return values.find(({ label }) => label.toLowerCase() === name.toLowerCase())?.value ?? name
}
