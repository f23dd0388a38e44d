/** Facet counts of several searchers added up. Every list counts the same types in the same order. */
import type { FacetCounts } from '../searcher.ts'

/** Of a term that somebody did not list, the count is not known: such terms are left out, and `others` says how many documents one can have at most. */
export function mergeFacets(lists: readonly (readonly FacetCounts[])[]): readonly FacetCounts[] {
  const [first = []] = lists
  const room = new Uint32Array(2 * lists.reduce((sum, facets) => sum + listedIn(facets), 0))
  let taken = 0
  return first.map((_, i) => {
    const facets = lists.map((list) => list[i])
    const length = listedIn(facets)
    const merged = mergeFacet(facets, room.subarray(taken, taken + length), room.subarray(taken + length, taken + 2 * length))
    taken += 2 * length
    return merged
  })
}

/** Whether these are the `values` most frequent for sure. */
export function isSettled({ counts, others = 0 }: FacetCounts, values: number): boolean {
  if (others === 0) return true
  let surely = 0
  for (const count of counts) if (count > others) surely++
  return surely >= values
}

function listedIn(facets: readonly FacetCounts[]): number {
  return facets.reduce((sum, { terms }) => sum + terms.length, 0)
}

const noTerm = Number.POSITIVE_INFINITY

/** A walk over the heads of the lists, all of which ascend; a few lists, so no heap. The columns have room for all that is listed. */
function mergeFacet(facets: readonly FacetCounts[], terms: Uint32Array, counts: Uint32Array): FacetCounts {
  const isWhole = facets.every(({ others }) => others === undefined)
  const unlisted = facets.reduce((sum, { others = 0 }) => sum + others, 0)
  const next = new Array<number>(facets.length).fill(0)
  let size = 0
  let most = unlisted
  for (let term = firstTerm(facets, next); term !== noTerm; term = firstTerm(facets, next)) {
    let count = 0
    /** Documents of the term that may be among those of searchers that did not list it. */
    let uncounted = unlisted
    for (let i = 0; i < facets.length; i++) {
      const facet = facets[i]
      if (facet.terms[next[i]] !== term) continue
      count += facet.counts[next[i]++]
      uncounted -= facet.others ?? 0
    }
    if (uncounted > 0) most = Math.max(most, count + uncounted)
    else if (count > 0 || isWhole) {
      terms[size] = term
      counts[size++] = count
    }
  }
  const merged = { type: facets[0].type, terms: terms.subarray(0, size), counts: counts.subarray(0, size) }
  return isWhole ? merged : { ...merged, others: most }
}

function firstTerm(facets: readonly FacetCounts[], next: readonly number[]): number {
  let first = noTerm
  for (let i = 0; i < facets.length; i++) {
    const { terms } = facets[i]
    if (next[i] < terms.length && terms[next[i]] < first) first = terms[next[i]]
  }
  return first
}
