/**
 * The walk that all searching channels share: compile, ask, too few? look further and ask once more, explain, record. The values
 * of a facet are found over the same result set, and are no page.
 */
import type { PageChannel } from '../../domain/feedback.ts'
import type { MemberKey } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import type { Requirements } from '../../features/requirements.ts'
import { hashText } from '../../math/hash-text.ts'
import { type FacetWanted, facetValuesFound } from '../page/facet-values-found.ts'
import { type Facet, selectedTerms } from '../page/facets-shown.ts'
import type { PageOrigin } from '../page/page-event.ts'
import { type ServedPage, servedPage } from '../page/served-page.ts'
import { compileQuery } from '../query/compile-query.ts'
import { nearGateName, type Reach } from '../query/gates.ts'
import { viewerOf } from '../query/viewer-of.ts'
import { type Answer, federator } from '../ranking/federator.ts'
import type { PageWanted } from '../ranking/question.ts'
import { bucketSeed, shuffled, shuffledResults } from '../ranking/random-bucket.ts'
import { type PageRequest, type Purpose, type ServingParts, usualFacets } from './serving-parts.ts'

export interface Channeled {
  readonly channel: PageChannel
  readonly subject: Requirements['subject']
  readonly seeker?: MemberKey
}

/** Nearby people who fill no page of this length are too few, and the country around is searched. The same for every page of a list. */
const enough = 25

export function pageServer(parts: ServingParts): (request: PageRequest, channeled: Channeled) => Promise<ServedPage> {
  const ask = reachingFederator(parts)
  return async (request, channeled) => {
    const ranked = await ask(request, channeled)
    const seed = channeled.subject === 'members' ? randomSeed(request, ranked) : undefined
    const served = seed === undefined ? ranked : inRandomOrder(ranked, seed)
    const { start, limit, query } = request
    const slice = { start, limit, facetFilters: query.facets ?? [] }
    const random = seed === undefined ? {} : { shuffled: Math.min(shuffledResults, ranked.list.order.length) }
    return servedPage(served, slice, { ...originOf(request, channeled, parts), ...random }, parts.lexicon())
  }

  /** What hirers ask: an operator who looks around is no hirer. */
  function randomSeed({ recruiter, project, job, query }: PageRequest, { at }: Answer): number | undefined {
    if (recruiter === undefined) return undefined
    const { opening: _, seeker: __, ...stated } = query
    const question = JSON.stringify([recruiter, project, job, stated, Math.floor(at / dayMs)])
    return bucketSeed(hashText(question), parts.randomShare)
  }
}

/** Values of one facet with their counts over what the search finds, however rare they are. */
export function facetServer(parts: ServingParts): (request: PageRequest, wanted: FacetWanted, channeled: Channeled) => Promise<Facet> {
  const ask = reachingFederator(parts)
  return async (request, wanted, channeled) => {
    const { whole } = await ask({ ...request, start: 0, limit: 1, facetTypes: [wanted.type] }, channeled, { everyValue: true })
    const counted = (await whole).facets[0] ?? { type: wanted.type, terms: new Uint32Array(0), counts: new Uint32Array(0) }
    return facetValuesFound(counted, wanted, request.query.facets ?? [], parts.lexicon())
  }
}

type Asked = (request: PageRequest, channeled: Channeled, more?: Pick<PageWanted, 'everyValue'>) => Promise<Answer>

function reachingFederator(parts: ServingParts): Asked {
  const ask = federator(parts)
  return async (request, channeled, more = {}) => {
    const near = await answer(request, channeled, 'near', more)
    return near.result.total < enough && isNear(near) ? answer(request, channeled, 'country', more) : near
  }

  function answer(
    { query, asker, project, recruiter, contract, job, start, limit, facetTypes }: PageRequest,
    { subject }: Channeled,
    reach: Reach,
    more: Pick<PageWanted, 'everyValue'>,
  ): Promise<Answer> {
    const lexicon = parts.lexicon()
    const question = {
      query: compileQuery(query, subject, lexicon, parts.statistics(), reach),
      viewer: viewerOf(asker, lexicon),
      ranker: parts.ranker(subject),
      project,
      recruiter,
      contract,
      job,
    }
    return ask.search(question, {
      start,
      limit,
      facets: facetTypes ?? usualFacets[subject],
      facetTerms: selectedTerms(query.facets ?? [], lexicon),
      ...more,
    })
  }
}

function inRandomOrder(answer: Answer, seed: number): Answer {
  const { list } = answer
  return { ...answer, list: { ...list, order: shuffled(list.order, list.hits.keys, seed) } }
}

/** Are people turned away for not being around the targeted places? */
function isNear({ question }: Answer): boolean {
  const { subject, clauses } = question.query
  return subject === 'members' && clauses.some(({ name }) => name === nearGateName)
}

export function originOf(
  { contract, recruiter, project, job, stated }: Purpose,
  { channel, seeker }: Channeled,
  parts: ServingParts,
): PageOrigin {
  return {
    request: parts.newRequest(),
    channel,
    ...(contract === undefined ? {} : { contract }),
    ...(recruiter === undefined ? {} : { recruiter }),
    ...(project === undefined ? {} : { project }),
    ...(job === undefined ? {} : { job }),
    ...(seeker === undefined ? {} : { seeker }),
    query: stated,
    taxonomy: parts.taxonomy(),
  }
}
