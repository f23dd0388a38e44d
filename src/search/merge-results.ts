/** Answers of several searchers as one: totals and counts add up, hits are merged in their order. */
import { mergeFacets } from './facets/merge-facets.ts'
import { mergeHits } from './merge-hits.ts'
import type { SearchResult } from './searcher.ts'

/** `hits`: theirs merged, where that was done before. */
export function mergeResults(results: readonly SearchResult[], limit: number, hits?: SearchResult['hits']): SearchResult {
  if (results.length === 1) return { ...results[0], hits: hits ?? results[0].hits, facets: mergeFacets([results[0].facets]) }
  return {
    total: results.reduce((sum, { total }) => sum + total, 0),
    hits:
      hits ??
      mergeHits(
        results.map((result) => result.hits),
        limit,
      ),
    facets: mergeFacets(results.map(({ facets }) => facets)),
    clauses: mergeClauses(results),
    missing: results.reduce((sum, { missing }) => sum + missing, 0),
    offset: results.length === 0 ? 0 : Math.min(...results.map(({ offset }) => offset)),
  }
}

function mergeClauses(results: readonly SearchResult[]): SearchResult['clauses'] {
  return (results[0]?.clauses ?? []).map(({ name }, i) => ({
    name,
    totalWithout: results.reduce((sum, { clauses }) => sum + clauses[i].totalWithout, 0),
    unknown: results.reduce((sum, { clauses }) => sum + clauses[i].unknown, 0),
  }))
}
