/** A log that holds but some of its events, at their own offsets: what concerns one entity is read by the code that reads the whole. */
import type { Event, Stored } from '../domain/event.ts'
import type { Offset } from '../domain/ids.ts'
import type { EventLog } from '../events/event-log.ts'

/** `offsets` ascend. */
export function logPart(offsets: readonly Offset[], at: (offset: Offset) => Stored<Event> | undefined): Pick<EventLog, 'read' | 'end'> {
  const last = offsets.at(-1) ?? (0 as Offset)
  return {
    end: () => last,
    async *read(from: Offset, to: Offset = last) {
      for (const offset of offsets) {
        const stored = offset > from && offset <= to ? at(offset) : undefined
        if (stored !== undefined) yield stored
      }
    },
  }
}
