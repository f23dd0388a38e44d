/** People for a typed query, for an opening, or for both. */
import type { FacetWanted } from '../page/facet-values-found.ts'
import type { Facet } from '../page/facets-shown.ts'
import type { ServedPage } from '../page/served-page.ts'
import { facetServer, pageServer } from './serve-page.ts'
import type { PageRequest, ServingParts } from './serving-parts.ts'

const channeled = { channel: 'recruiter-search', subject: 'members' } as const

export function recruiterSearch(parts: ServingParts): (request: PageRequest) => Promise<ServedPage> {
  const serve = pageServer(parts)
  return (request) => serve(request, channeled)
}

/** Values of one facet among the people that the same search finds. */
export function recruiterFacet(parts: ServingParts): (request: PageRequest, wanted: FacetWanted) => Promise<Facet> {
  const find = facetServer(parts)
  return (request, wanted) => find(request, wanted, channeled)
}
