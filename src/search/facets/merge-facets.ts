/** Facet counts of several searchers added up. Every list counts the same types in the same order. */
import { kthLargest } from '../../math/select-top.ts'
import type { FacetCounts } from '../searcher.ts'
import { sumTermCounts } from '../term-counts.ts'

/** Of a term that somebody did not list, the count is not known: such terms are left out, and `others` says how many documents one can have at most. */
export function mergeFacets(lists: readonly (readonly FacetCounts[])[]): readonly FacetCounts[] {
  return (lists[0] ?? []).map((_, i) => mergeFacet(lists.map((facets) => facets[i])))
}

/** Whether these are the `values` most frequent for sure. */
export function isSettled({ counts, others = 0 }: FacetCounts, values: number): boolean {
  if (others === 0) return true
  return counts.length >= values && kthLargest(counts, counts.length, values).value > others
}

function mergeFacet(facets: readonly FacetCounts[]): FacetCounts {
  const { type } = facets[0]
  const { terms, counts } = sumTermCounts(facets)
  if (facets.every(({ others }) => others === undefined)) return { type, terms, counts }
  const unlisted = facets.reduce((sum, { others = 0 }) => sum + others, 0)
  const uncounted = new Float64Array(terms.length).fill(unlisted)
  for (const facet of facets) takeListed(terms, facet, uncounted)
  const others = terms.reduce((most, _, i) => (uncounted[i] > 0 ? Math.max(most, counts[i] + uncounted[i]) : most), unlisted)
  const isKnown = (_: number, i: number) => uncounted[i] === 0 && counts[i] > 0
  return { type, terms: terms.filter(isKnown), counts: counts.filter(isKnown), others }
}

/** `uncounted[i]` is how many documents of terms[i] may be among those of searchers that did not list it; both lists ascend. */
function takeListed(terms: Uint32Array, { terms: listed, others = 0 }: FacetCounts, uncounted: Float64Array): void {
  for (let i = 0, at = 0; at < listed.length; i++) {
    if (terms[i] !== listed[at]) continue
    uncounted[i] -= others
    at++
  }
}
