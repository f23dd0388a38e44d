/** Records of events that wait for their commit, one behind the other; then cut into chunks of the log. */
import type { Event } from '../../domain/event.ts'
import type { Offset } from '../../domain/ids.ts'
import { ByteWriter } from './codec/byte-writer.ts'
import { writeEvent } from './codec/event-codec.ts'
import { type LogChunk, packChunk } from './log-chunk.ts'

/** Bytes of records a chunk takes before the next one begins; one event larger than this stands alone. */
const chunkSize = 65_536

export class RecordWriter {
  readonly #writer = new ByteWriter(chunkSize)
  /** Where each record ends. */
  #ends: number[] = []

  get count(): number {
    return this.#ends.length
  }

  /** Leaves nothing behind where the event cannot be written. */
  add(event: Event): void {
    const start = this.#writer.position
    try {
      writeEvent(this.#writer, event)
    } catch (reason) {
      this.#writer.truncate(start)
      throw reason
    }
    this.#ends.push(this.#writer.position)
  }

  /** Takes back every record but the first `count`. */
  truncate(count: number): void {
    this.#ends.length = count
    this.#writer.truncate(this.#ends.at(-1) ?? 0)
  }

  /** All records as chunks in memory that is given, the first of them at offset `first`; begins anew. */
  drain(first: Offset, memory: (size: number) => Uint8Array): readonly LogChunk[] {
    const chunks: LogChunk[] = []
    for (let start = 0, i = 1; i <= this.#ends.length; i++) {
      if (i < this.#ends.length && this.#ends[i]! - this.#startOf(start) <= chunkSize) continue
      chunks.push({ first: (first + start) as Offset, bytes: this.#chunk(start, i, memory) })
      start = i
    }
    this.truncate(0)
    return chunks
  }

  #chunk(start: number, end: number, memory: (size: number) => Uint8Array): Uint8Array {
    const records = Array.from({ length: end - start }, (_, i) => this.#writer.view(this.#startOf(start + i), this.#ends[start + i]!))
    return packChunk(records, memory)
  }

  #startOf(record: number): number {
    return record === 0 ? 0 : this.#ends[record - 1]!
  }
}
