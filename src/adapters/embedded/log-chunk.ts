/**
 * Neighbouring events of the log in one row, so that a commit writes few rows: version byte, count, end of each record,
 * records. The row's key is the offset of its first event.
 */
import type { Event, Stored } from '../../domain/event.ts'
import type { Offset } from '../../domain/ids.ts'
import { ByteReader } from './codec/byte-reader.ts'
import { readEvent } from './codec/event-codec.ts'

/** Raised when records change in a way that appended fields cannot express. */
const codecVersion = 1
const headerSize = 5

export interface LogChunk {
  readonly first: Offset
  readonly bytes: Uint8Array
}

export function packChunk(records: readonly Uint8Array[], memory: (size: number) => Uint8Array = fresh): Uint8Array {
  const start = headerSize + 4 * records.length
  const bytes = memory(records.reduce((sum, record) => sum + record.length, start))
  const view = viewOf(bytes)
  bytes[0] = codecVersion
  view.setUint32(1, records.length, true)
  let end = start
  records.forEach((record, i) => {
    bytes.set(record, end)
    end += record.length
    view.setUint32(headerSize + 4 * i, end, true)
  })
  return bytes
}

export function chunkCount(bytes: Uint8Array): number {
  if (bytes[0] !== codecVersion) throw new RangeError(`log record of version ${bytes[0]}, this program reads ${codecVersion}`)
  return viewOf(bytes).getUint32(1, true)
}

/** Bytes of record i. */
export function recordAt(bytes: Uint8Array, i: number): Uint8Array {
  const view = viewOf(bytes)
  const start = i === 0 ? headerSize + 4 * chunkCount(bytes) : view.getUint32(headerSize + 4 * (i - 1), true)
  return bytes.subarray(start, view.getUint32(headerSize + 4 * i, true))
}

export function eventAt({ first, bytes }: LogChunk, i: number): Stored<Event> {
  return { offset: (first + i) as Offset, event: readEvent(new ByteReader(recordAt(bytes, i))) }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function fresh(size: number): Uint8Array {
  return new Uint8Array(size)
}
