/** Those who applied for a job, ranked for its hirer; and one who may apply, looked at in the same way. Nobody is searched for, and nobody is left out. */
import type { Timestamp } from '../../domain/ids.ts'
import { applicationTerms } from '../../features/applicants/application-terms.ts'
import { applicantTerms } from '../../features/applicants/term-columns.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import { type Chances, chancesOf } from '../applicants/chance.ts'
import { describePairs, type PairParts, type Pairs } from '../applicants/describe-pairs.ts'
import { type ServedPage, servedPage } from '../page/served-page.ts'
import type { CompiledQuery } from '../query/compile-query.ts'
import { viewerOf } from '../query/viewer-of.ts'
import type { Answer } from '../ranking/federator.ts'
import { byScore } from '../ranking/ranked-list.ts'
import type { Ranker } from '../ranking/ranker.ts'
import { withEffects } from '../ranking/row-effects.ts'
import { type Channeled, originOf } from './serve-page.ts'
import type { Purpose, ServingParts } from './serving-parts.ts'

export interface ApplicantsRequest extends Purpose {
  readonly opening: IndexDocument
  readonly applicants: readonly IndexDocument[]
  readonly start: number
  readonly limit: number
}

export interface ServedApplicants extends ServedPage {
  readonly chances: Chances
}

export interface ApplicantParts extends ServingParts {
  readonly pairs: PairParts
}

export function jobApplicants(parts: ApplicantParts): (request: ApplicantsRequest, channeled: Channeled) => Promise<ServedApplicants> {
  const describe = describePairs(parts.pairs)
  return async (request, channeled) => {
    const { opening, applicants, start, limit } = request
    const at = parts.clock()
    const ranker = parts.ranker('applicants')
    const pairs = describe(opening, applicants, at)
    const ids = applicantTerms(pairs.hits, opening.terms)
    const answer = await answerOf({ ...pairs, rows: { ...pairs.rows, ids } }, ranker, at, parts, request)
    const page = servedPage(answer, { start, limit, facetFilters: [] }, originOf(request, channeled, parts), parts.lexicon())
    // What the posting stated then: models of single members read it when the page is explained.
    const event = { ...page.event, queryTerms: [...applicationTerms(opening.terms)] }
    return { ...page, event, chances: chancesOf(ranker) }
  }
}

async function answerOf(
  { requirements, lexicon, hits, rows: described }: Pairs,
  ranker: Ranker,
  at: Timestamp,
  parts: ServingParts,
  { asker, job, recruiter, contract }: Purpose,
): Promise<Answer> {
  const entities = { members: hits.keys, job, recruiter, contract }
  const { rows, refitted } = await withEffects(described, ranker, entities, parts.effects)
  const scores = new Float64Array(rows.count)
  ranker.scorer.score(rows, scores)
  const query: CompiledQuery = { ...nothingSearched, requirements, lexicon }
  const offset = hits.versions.reduce((newest, version) => Math.max(newest, version), 0)
  const result = { total: rows.count, hits, facets: [], clauses: [], missing: 0, offset }
  return {
    question: { query, viewer: viewerOf(asker, parts.lexicon()), ranker },
    at,
    result,
    whole: Promise.resolve(result),
    list: { hits, ranker, rows, scores, refitted, order: byScore(scores, hits.keys) },
    withoutClauses: [],
    withoutSets: [],
  }
}

const nothingSearched = { subject: 'members', clauses: [], should: [], shouldMatch: false, isForSeeker: false, tags: [] } as const
