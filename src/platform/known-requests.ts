/** Requests that outcomes name: the page must be in the log, and one that the caller may read, else the outcome would attach to nothing. */
import { PlatformError } from '../domain/errors.ts'
import type { Event, Stored } from '../domain/event.ts'
import type { Offset, RequestId } from '../domain/ids.ts'
import { pageOffset } from '../events/pages.ts'
import type { Reader } from '../events/records.ts'
import { mayUse } from './access.ts'
import type { Caller, EventInput } from './platform.ts'

export interface KnownRequestParts {
  readonly reader: Reader
  readonly eventAt: (offset: Offset) => Stored<Event> | undefined
  /** Resolves when every page answered so far is in the log. */
  readonly logged: () => Promise<void>
}

/** Refuses inputs that name a page which is not there for the caller. */
export function knownRequests({ reader, eventAt, logged }: KnownRequestParts) {
  return async function demand(inputs: readonly EventInput[], caller: Caller | undefined): Promise<void> {
    const isLate = inputs.some((input) => 'request' in input && input.request !== undefined && offsetOf(input.request) === undefined)
    if (isLate) await logged()
    inputs.forEach((input, index) => {
      if ('request' in input && input.request !== undefined && !isKnown(input.request, caller)) throw unknown(input.request, index)
    })
  }

  function offsetOf(request: RequestId): Offset | undefined {
    return pageOffset(reader, request)
  }

  function isKnown(request: RequestId, caller: Caller | undefined): boolean {
    const offset = offsetOf(request)
    if (offset === undefined || caller === undefined || caller.role === 'operator') return offset !== undefined
    const page = eventAt(offset)?.event
    if (page?.type !== 'page-shown') return false
    if (caller.role !== 'seeker') return mayUse(caller, page.contract)
    return (page.subject === 'jobs' || page.channel === 'application-chance') && page.contract === caller.contract
  }
}

function unknown(request: RequestId, index: number): PlatformError {
  const field = `events[${index}].request`
  return new PlatformError('not-found', `${field}: no page '${request}'; copy the request of the page's answer, or leave it out`, { field })
}
