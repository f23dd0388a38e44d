/** The log in memory, for tests and small tools: durable only as long as the process lives. */
import type { Event, Stored } from '../domain/event.ts'
import type { Offset } from '../domain/ids.ts'
import type { EventLog } from './event-log.ts'

export class MemoryEventLog implements EventLog {
  readonly #events: Event[] = []

  async append(events: readonly Event[]): Promise<Offset> {
    for (const event of events) this.#events.push(event)
    return this.end()
  }

  async *read(from: Offset, to: Offset = this.end()): AsyncGenerator<Stored<Event>> {
    const last = Math.min(to, this.end())
    for (let offset = from + 1; offset <= last; offset++) yield { offset: offset as Offset, event: this.#events[offset - 1]! }
  }

  end(): Offset {
    return this.#events.length as Offset
  }
}
