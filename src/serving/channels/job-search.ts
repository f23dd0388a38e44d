/** Jobs for a typed query. */
import type { ServedPage } from '../page/served-page.ts'
import { pageServer } from './serve-page.ts'
import type { PageRequest, ServingParts } from './serving-parts.ts'

export function jobSearch(parts: ServingParts): (request: PageRequest) => Promise<ServedPage> {
  const serve = pageServer(parts)
  return (request) => serve(request, { channel: 'job-search', subject: 'jobs' })
}
