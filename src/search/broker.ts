/**
 * Fans a request out to searchers until the deadline and merges their answers. A broker is itself a Searcher. A searcher
 * that fails or is late makes the answer partial, never silently: its shards are missing, and the reason is reported.
 */
import type { TermType } from '../domain/term.ts'
import { isSettled } from './facets/merge-facets.ts'
import { FirstHits } from './first-hits.ts'
import { mergeResults } from './merge-results.ts'
import type { Deadline, OnHits, Searcher, SearchRequest, SearchResult } from './searcher.ts'

export interface BrokerPart {
  readonly searcher: Searcher
  /** How many shards are missing when it does not answer. */
  readonly shards: number
}

export function broker(parts: readonly BrokerPart[], onFailure: (reason: unknown) => void): Searcher {
  async function fanOut(request: SearchRequest, deadline: Deadline, onHits?: OnHits): Promise<SearchResult> {
    const { limit } = request
    const first = onHits === undefined || request.facets.length === 0 ? undefined : new FirstHits(parts.length, limit, onHits)
    // All are asked before anything else is done: the last one starts as early as it can.
    const asked = parts.map(({ searcher }, i) => ask(searcher, i))
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
      first?.hits,
    )
    return missing === 0 ? merged : { ...merged, missing: merged.missing + missing }

    async function ask(searcher: Searcher, i: number): Promise<SearchResult> {
      const answer = await searcher.search(request, deadline, first && ((found) => first.take(i, found)))
      first?.take(i, answer)
      return answer
    }
  }

  async function search(request: SearchRequest, deadline: Deadline, onHits?: OnHits): Promise<SearchResult> {
    const result = await fanOut(request, deadline, onHits)
    const { facetValues } = request
    if (facetValues === undefined) return result
    const unsettled = result.facets.filter((facet) => !isSettled(facet, facetValues)).map(({ type }) => type)
    return unsettled.length === 0 ? result : recount(request, result, unsettled, deadline)
  }

  /** The searchers listed too few values of these facets to be sure of the most frequent: they are asked for all. */
  async function recount(request: SearchRequest, result: SearchResult, facets: readonly TermType[], deadline: Deadline) {
    const { facetValues: _, ...all } = { ...request, facets, limit: 0, budget: 0 }
    const counted = await fanOut(all, deadline)
    const recounted = result.facets.map((facet) => counted.facets.find(({ type }) => type === facet.type) ?? facet)
    return { ...result, facets: recounted, missing: Math.max(result.missing, counted.missing) }
  }

  return { search }
}
