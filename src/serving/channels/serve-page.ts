/** The walk that all searching channels share: compile, ask, rank, explain, record. */
import type { PageChannel } from '../../domain/feedback.ts'
import type { MemberKey } from '../../domain/ids.ts'
import type { Requirements } from '../../features/requirements.ts'
import type { PageOrigin } from '../page/page-event.ts'
import { type ServedPage, servedPage } from '../page/served-page.ts'
import { compileQuery } from '../query/compile-query.ts'
import { viewerOf } from '../query/viewer-of.ts'
import { federator } from '../ranking/federator.ts'
import { type PageRequest, type Purpose, type ServingParts, usualFacets } from './serving-parts.ts'

export interface Channeled {
  readonly channel: PageChannel
  readonly subject: Requirements['subject']
  readonly seeker?: MemberKey
}

export function pageServer(parts: ServingParts): (request: PageRequest, channeled: Channeled) => Promise<ServedPage> {
  const ask = federator(parts)
  return async (request, channeled) => {
    const { subject } = channeled
    const { start, limit } = request
    const lexicon = parts.lexicon()
    const question = {
      query: compileQuery(request.query, subject, lexicon, parts.statistics()),
      viewer: viewerOf(request.asker, lexicon),
      ranker: parts.ranker(subject),
      project: request.project,
    }
    const answer = await ask.search(question, { start, limit, facets: request.facetTypes ?? usualFacets[subject] })
    const slice = { start, limit, facetFilters: request.query.facets ?? [] }
    return servedPage(answer, slice, originOf(request, channeled, parts), lexicon)
  }
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
