/** What the doors that answer pages are made of. */
import type { Clock } from '../domain/clock.ts'
import type { Offset } from '../domain/ids.ts'
import type { PageShown } from '../domain/page.ts'
import type { Reader } from '../events/records.ts'
import type { ServingParts } from '../serving/channels/serving-parts.ts'
import type { Standards } from './standards.ts'

export interface PageDoorParts {
  readonly reader: Reader
  readonly standards: Standards
  readonly members: ServingParts
  readonly jobs: ServingParts
  readonly clock: Clock
  /** Resolves when the offset is visible in both indexes. */
  readonly visible: (offset: Offset) => Promise<void>
  /** Logs the page; does not hold the answer up. */
  readonly log: (page: PageShown) => void
  readonly offset: () => Offset
}
