import type { StatusBody } from '../../../src/http/contract/platform-status.ts'
import { request } from './request.ts'

export function fetchStatus(signal: AbortSignal): Promise<StatusBody> {
  return request('/v1/status', { signal })
}
