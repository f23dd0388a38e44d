import type { Caller } from '../../../src/platform/platform.ts'
import { fetchSession } from '../api/session.ts'
import { type Resource, useResource } from './use-resource.ts'

/** Who this browser is to the server. */
export function useSession(): Resource<Caller> {
  return useResource('session', () => fetchSession())
}
