/** What every event says: when. */
import type { Timestamp } from './ids.ts'

export interface Happened {
  readonly at: Timestamp
}
