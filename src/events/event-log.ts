/**
 * The log port. Only one thread of one process appends (I10). `append` resolves when every event is durable: a batch is
 * kept whole or not at all, and batches that arrive together share one commit.
 */
import type { Event, Stored } from '../domain/event.ts'
import type { Offset } from '../domain/ids.ts'

export interface EventLog {
  /** Gives the offset of the last event appended. */
  append(events: readonly Event[]): Promise<Offset>
  /** Events in (from, to]; `to` defaults to the end of the log when reading began. Batches are bounded; no long read transaction is held. */
  read(from: Offset, to?: Offset): AsyncIterable<Stored<Event>>
  end(): Offset
}
