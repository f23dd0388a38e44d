/** Given people, ranked for a query, an opening or a project: nobody is searched for, and nobody is left out for a filter. */

import { PlatformError } from '../../domain/errors.ts'
import type { PageShown } from '../../domain/page.ts'
import { termDescriber } from '../explanation/describe-term.ts'
import { type PartSums, scoreExplainer } from '../explanation/explain-score.ts'
import { pageEvent } from '../page/page-event.ts'
import { type Explanation, explainer, modelName } from '../page/served-page.ts'
import { compileQuery } from '../query/compile-query.ts'
import type { SearchQuery } from '../query/search-query.ts'
import { viewerOf } from '../query/viewer-of.ts'
import { federator } from '../ranking/federator.ts'
import { originOf } from './serve-page.ts'
import type { Purpose, ServingParts } from './serving-parts.ts'

export const mostRanked = 300

export interface RankRequest extends Purpose {
  readonly query: SearchQuery
  /** Distinct. */
  readonly keys: Uint32Array
  /** Contributions and requirements besides the parts. */
  readonly explain: boolean
}

export interface RankedResult {
  readonly key: number
  readonly score: number
  readonly parts: PartSums
  readonly explanation?: Explanation
}

export interface Ranking {
  readonly event: PageShown
  /** By score descending; keys that name nobody visible, or somebody whom a gate turns away, are missing. */
  readonly results: readonly RankedResult[]
  /** Keys of people whom the asker may know of and a gate turns away. */
  readonly turnedAway: Uint32Array
  readonly model: string
}

export function rank(parts: ServingParts): (request: RankRequest) => Promise<Ranking> {
  const ask = federator(parts)
  return async (request) => {
    const { keys, query, asker, project, recruiter, contract, job } = request
    if (keys.length === 0 || keys.length > mostRanked) throw tooMany(keys.length)
    const lexicon = parts.lexicon()
    const question = {
      query: compileQuery(query, 'members', lexicon, parts.statistics()),
      viewer: viewerOf(asker, lexicon),
      ranker: parts.ranker('members'),
      project,
      recruiter,
      contract,
      job,
    }
    const answer = await ask.rank(question, keys)
    const { list, turnedAway } = answer
    const { parts: partsOf } = scoreExplainer(list.ranker.scorer, list.ranker.features, list.rows, termDescriber(lexicon))
    const explain = request.explain ? explainer(answer) : undefined
    const results: RankedResult[] = []
    for (const row of list.order) {
      const result = { key: list.hits.keys[row]!, score: list.scores[row]!, parts: partsOf(row) }
      results.push(explain === undefined ? result : { ...result, explanation: explain(row) })
    }
    const event = pageEvent(answer, list.order, 0, originOf(request, { channel: 'rank', subject: 'members' }, parts))
    return { event, results, turnedAway, model: modelName(list) }
  }
}

function tooMany(count: number): PlatformError {
  return new PlatformError('invalid-request', `${count} members to rank; send 1 to ${mostRanked}`, { field: 'members' })
}
