/**
 * Facet counts of late searches of one host, for those that ask the same again: the next page of a list, a value that many share.
 * They hold until a document of the host changes, and only searches that find many are kept, since a few are counted in no time.
 */
import type { FacetCounts, SearchRequest } from '../searcher.ts'

const mostKept = 256

/** A count over fewer than this share of the documents costs less than what it would displace. */
const many = 1 / 64

type Counted = Pick<SearchRequest, 'viewer' | 'clauses' | 'should' | 'shouldMatch' | 'facets' | 'facetValues' | 'facetTerms'>

export class FacetCache {
  /** The one used longest ago first. */
  readonly #kept = new Map<string, readonly FacetCounts[]>()

  /** A copy, since answers may move to another thread. */
  find(key: string): readonly FacetCounts[] | undefined {
    const facets = this.#kept.get(key)
    if (facets === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, facets)
    return copied(facets)
  }

  keep(key: string, facets: readonly FacetCounts[], found: { readonly total: number; readonly documents: number }): void {
    if (facets.length === 0 || found.total < found.documents * many) return
    this.#kept.set(key, copied(facets))
    if (this.#kept.size <= mostKept) return
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }

  clear(): void {
    this.#kept.clear()
  }
}

/** Equal for requests whose facets are counted over the same documents and listed alike. */
export function countedKey({ viewer, clauses, should, shouldMatch, facets, facetValues, facetTerms }: Counted): string {
  const filters = clauses.map(({ facet, filter }) => [facet, filter])
  const matching = shouldMatch ? should.filter(({ weight }) => weight > 0).map(({ term }) => term) : undefined
  return JSON.stringify([viewer, filters, matching, facets, facetValues, facetTerms], numberless)
}

/** JSON has neither NaN nor infinity, and would write both as null. */
function numberless(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

function copied(facets: readonly FacetCounts[]): readonly FacetCounts[] {
  return facets.map((facet) => ({ ...facet, terms: facet.terms.slice(), counts: facet.counts.slice() }))
}
