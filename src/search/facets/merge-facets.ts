/** Facet counts of several searchers added up. Every list counts the same types in the same order. */
import type { FacetCounts } from '../searcher.ts'
import { sumTermCounts } from '../term-counts.ts'

export function mergeFacets(lists: readonly (readonly FacetCounts[])[]): readonly FacetCounts[] {
  return (lists[0] ?? []).map(({ type }, i) => ({ type, ...sumTermCounts(lists.map((facets) => facets[i])) }))
}
