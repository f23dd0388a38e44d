/**
 * Fans a request out to searchers until the deadline and merges their answers. A broker is itself a Searcher. A searcher
 * that fails or is late makes the answer partial, never silently: its shards are missing, and the reason is reported.
 */
import type { TermType } from '../domain/term.ts'
import { isSettled } from './facets/merge-facets.ts'
import { mergeResults } from './merge-results.ts'
import type { Deadline, Searcher, SearchRequest, SearchResult } from './searcher.ts'

export interface BrokerPart {
  readonly searcher: Searcher
  /** How many shards are missing when it does not answer. */
  readonly shards: number
}

export function broker(parts: readonly BrokerPart[], onFailure: (reason: unknown) => void): Searcher {
  async function fanOut(ask: (searcher: Searcher) => Promise<SearchResult>, limit: number, deadline: Deadline): Promise<SearchResult> {
    // All are asked before anything else is done: the last one starts as early as it can.
    const asked = parts.map(({ searcher }) => ask(searcher))
    const answers = await Promise.allSettled(asked.map((answer) => deadline.race(answer)))
    let missing = 0
    answers.forEach((answer, i) => {
      if (answer.status === 'rejected') {
        missing += parts[i].shards
        onFailure(answer.reason)
      } else if (answer.value.missing > 0) onFailure(new Error(`${answer.value.missing} of ${parts[i].shards} shards were late or failed`))
    })
    const merged = mergeResults(
      answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
      limit,
    )
    return missing === 0 ? merged : { ...merged, missing: merged.missing + missing }
  }

  async function search(request: SearchRequest, deadline: Deadline): Promise<SearchResult> {
    const result = await fanOut((searcher) => searcher.search(request, deadline), request.limit, deadline)
    const { facetValues } = request
    if (facetValues === undefined) return result
    const unsettled = result.facets.filter((facet) => !isSettled(facet, facetValues)).map(({ type }) => type)
    return unsettled.length === 0 ? result : recount(request, result, unsettled, deadline)
  }

  /** The searchers listed too few values of these facets to be sure of the most frequent: they are asked for all. */
  async function recount(request: SearchRequest, result: SearchResult, facets: readonly TermType[], deadline: Deadline) {
    const { facetValues: _, ...all } = { ...request, facets, limit: 0, budget: 0 }
    const counted = await fanOut((searcher) => searcher.search(all, deadline), 0, deadline)
    const recounted = result.facets.map((facet) => counted.facets.find(({ type }) => type === facet.type) ?? facet)
    return { ...result, facets: recounted, missing: Math.max(result.missing, counted.missing) }
  }

  return { search }
}
