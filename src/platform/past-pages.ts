/** Past pages, found by request id and re-scored from their own record. */
import { identified } from '../adapters/embedded/keys.ts'
import type { Event, Stored } from '../domain/event.ts'
import type { Offset, RequestId } from '../domain/ids.ts'
import type { PageShown } from '../domain/page.ts'
import { pageOffset } from '../events/pages.ts'
import type { Reader } from '../events/records.ts'
import { type ExplainParts, explainPage } from '../serving/page/explain-page.ts'
import { mayUse, notFound } from './access.ts'
import type { Caller, PageExplanation } from './platform.ts'

export interface PastPageParts extends ExplainParts {
  readonly reader: Reader
  readonly eventAt: (offset: Offset) => Stored<Event> | undefined
  /** Resolves when every page answered so far is in the log. */
  readonly logged: () => Promise<void>
}

export function pastPages(parts: PastPageParts) {
  return {
    async explain(request: RequestId, caller: Caller): Promise<PageExplanation> {
      await parts.logged()
      const page = find(request)
      if (page === undefined || !mayRead(caller, page)) throw notFound('page', request, 'page-shown')
      const { reproduced, items } = await explainPage(page, parts)
      const { channel, at, query, models, featureSet, taxonomy, total, missingShards } = page
      const named = items.map(({ key, ...item }) => ({ id: idOf(page, key), ...item }))
      return { request, channel, at, query, models, featureSet, taxonomy, total, partial: missingShards > 0, reproduced, items: named }
    },
  }

  function find(request: RequestId): PageShown | undefined {
    const offset = pageOffset(parts.reader, request)
    const event = offset === undefined ? undefined : parts.eventAt(offset)?.event
    return event?.type === 'page-shown' ? event : undefined
  }

  /** Deleted people are still known by id; erased ones are not. */
  function idOf({ subject }: PageShown, key: number | undefined): string {
    return key === undefined ? 'erased' : (identified(parts.reader, subject === 'members' ? 'member' : 'job', key)?.id ?? 'erased')
  }
}

/** Recruiters read the pages of their contract; a seeker's pages are read by operators. */
function mayRead(caller: Caller, page: PageShown): boolean {
  return mayUse(caller, page.contract)
}
