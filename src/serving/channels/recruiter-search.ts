/** People for a typed query, for an opening, or for both. */
import type { ServedPage } from '../page/served-page.ts'
import { pageServer } from './serve-page.ts'
import type { PageRequest, ServingParts } from './serving-parts.ts'

export function recruiterSearch(parts: ServingParts): (request: PageRequest) => Promise<ServedPage> {
  const serve = pageServer(parts)
  return (request) => serve(request, { channel: 'recruiter-search', subject: 'members' })
}
