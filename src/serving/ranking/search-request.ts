/** What a searcher is asked for a page: whole shortlists, so that every page is a slice of the same order. */
import type { Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import type { Clause, SearchRequest } from '../../search/searcher.ts'
import { longestFacet } from '../page/facets-shown.ts'
import { l1Weights } from './l1-weights.ts'
import type { PageWanted, Question } from './question.ts'

/** No page reaches beyond it. */
export const longestList = 2000

export interface SearchLimits {
  /** Documents that a shard may rank by L1. */
  readonly budget: number
  /** Hits that L2 puts in order at a time: more than a page shows, so that a better one can still rise. */
  readonly shortlist: number
}

export function searchRequest(
  { query, viewer }: Question,
  { start, limit, facets, facetTerms, everyValue }: PageWanted,
  at: Timestamp,
  { budget, shortlist }: SearchLimits,
): SearchRequest {
  const { found, should, shouldMatch, requirements, subject } = query
  const isUnfindable = found !== undefined && should.length === 0
  return {
    viewer,
    clauses: [...query.clauses, ...(isUnfindable ? [found] : []), ...(subject === 'jobs' ? [unexpired(at)] : [])],
    should,
    shouldMatch,
    facets,
    ...(everyValue ? {} : { facetValues: longestFacet }),
    facetTerms,
    limit: Math.min(longestList, wholeBlocks(start + limit, shortlist)),
    budget,
    requirements,
    l1Weights: l1Weights(subject),
    today: dayOf(at),
    countWithout: false,
  }
}

/** A block that were cut short would be ranked otherwise on the next page. */
function wholeBlocks(hits: number, size: number): number {
  return Math.max(1, Math.ceil(hits / size)) * size
}

export function dayOf(at: Timestamp): number {
  return Math.floor(at / dayMs)
}

/** From its last moment on a posting is unreachable; one without an end stays. */
function unexpired(at: Timestamp): Clause {
  const filter = { type: 'range', field: 'expires-day', min: (at + 1) / dayMs, max: Number.POSITIVE_INFINITY, unknown: true } as const
  return { name: 'expiry', filter, gate: false }
}
