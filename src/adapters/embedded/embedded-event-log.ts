/** The log as its readers see it: committed events, fetched chunk by chunk, so that no read transaction is held. */
import type { Event, Stored } from '../../domain/event.ts'
import type { Offset } from '../../domain/ids.ts'
import type { EventLog } from '../../events/event-log.ts'
import type { ByteSource } from './environment.ts'
import { chunkCount, eventAt, type LogChunk } from './log-chunk.ts'
import { logTable } from './store-tables.ts'

export class EmbeddedEventLog implements EventLog {
  readonly #source: ByteSource
  readonly #append: (events: readonly Event[]) => Promise<Offset>
  readonly #end: () => Offset

  /** `end` where somebody knows it without looking. */
  constructor(source: ByteSource, append: (events: readonly Event[]) => Promise<Offset>, end: () => Offset = () => endOf(source)) {
    this.#source = source
    this.#append = append
    this.#end = end
  }

  append(events: readonly Event[]): Promise<Offset> {
    return this.#append(events)
  }

  end(): Offset {
    return this.#end()
  }

  async *read(from: Offset, to: Offset = this.end()): AsyncGenerator<Stored<Event>> {
    let next = from + 1
    while (next <= to) {
      const chunk = lastChunk(this.#source, next)
      const count = chunk === undefined ? 0 : chunkCount(chunk.bytes)
      if (chunk === undefined || next >= chunk.first + count) return
      const end = Math.min(to, chunk.first + count - 1)
      for (; next <= end; next++) yield eventAt(chunk, next - chunk.first)
    }
  }

  at(offset: Offset): Stored<Event> | undefined {
    const chunk = lastChunk(this.#source, offset)
    return chunk === undefined || offset >= chunk.first + chunkCount(chunk.bytes) ? undefined : eventAt(chunk, offset - chunk.first)
  }
}

/** Of the last event that is committed; 0 for an empty log. */
export function endOf(source: ByteSource): Offset {
  const chunk = lastChunk(source)
  return (chunk === undefined ? 0 : chunk.first + chunkCount(chunk.bytes) - 1) as Offset
}

/** The last chunk that begins at or before the offset. */
function lastChunk(source: ByteSource, offset?: number): LogChunk | undefined {
  const range = { reverse: true, limit: 1, ...(offset !== undefined && { from: offset }) }
  for (const { key, bytes } of source.entries(logTable, range)) return { first: Number(key) as Offset, bytes }
  return undefined
}
