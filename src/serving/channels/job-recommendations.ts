/** Jobs for a seeker: the profile is the query, and what is typed besides joins it. */
import type { MemberKey } from '../../domain/ids.ts'
import type { StandardDocument } from '../../standardization/standard-document.ts'
import type { ServedPage } from '../page/served-page.ts'
import { pageServer } from './serve-page.ts'
import type { PageRequest, ServingParts } from './serving-parts.ts'

export interface Seeker {
  readonly key: MemberKey
  readonly document: StandardDocument
}

export function jobRecommendations(parts: ServingParts): (request: PageRequest, seeker: Seeker) => Promise<ServedPage> {
  const serve = pageServer(parts)
  return (request, { key, document }) => {
    const query = { ...request.query, seeker: document }
    return serve({ ...request, query }, { channel: 'job-recommendations', subject: 'jobs', seeker: key })
  }
}
