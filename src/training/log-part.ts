/** A log that holds but some of its events, at their own offsets: what concerns one entity is read by the code that reads the whole. */
import type { Event, Stored } from '../domain/event.ts'
import type { Offset } from '../domain/ids.ts'
import type { EventLog } from '../events/event-log.ts'

/** `offsets` ascend. Each event is fetched once, however often it is read: such parts are small. */
export function logPart(offsets: readonly Offset[], at: (offset: Offset) => Stored<Event> | undefined): Pick<EventLog, 'read' | 'end'> {
  const found = new Map<Offset, Stored<Event> | undefined>()
  const eventAt = (offset: Offset) => {
    if (!found.has(offset)) found.set(offset, at(offset))
    return found.get(offset)
  }
  const last = offsets.at(-1) ?? (0 as Offset)
  return {
    end: () => last,
    async *read(from: Offset, to: Offset = last) {
      for (const offset of offsets) {
        const stored = offset > from && offset <= to ? eventAt(offset) : undefined
        if (stored !== undefined) yield stored
      }
    },
  }
}
