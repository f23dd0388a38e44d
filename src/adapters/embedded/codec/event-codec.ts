/**
 * Events as bytes: one byte for the type, then its fields in the order of `schemas`. Types and fields are appended there,
 * never moved or taken away, so that old logs still replay.
 */
import type { Event } from '../../../domain/event.ts'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'
import { type EventType, schemas } from './event-schemas.ts'
import { type Codec, object } from './field-codec.ts'

const types = Object.keys(schemas) as readonly EventType[]
const codecs: readonly Codec<object>[] = types.map((type) => object<object>(schemas[type]))
const places: ReadonlyMap<EventType, number> = new Map(types.map((type, place) => [type, place]))

export function writeEvent(writer: ByteWriter, event: Event): void {
  const place = places.get(event.type)!
  writer.uint8(place)
  codecs[place]!.write(writer, event)
}

export function readEvent(reader: ByteReader): Event {
  const place = reader.uint8()
  const codec = codecs[place]
  if (codec === undefined) throw new RangeError(`record of unknown event type ${place}; was the log written by a newer version?`)
  return { type: types[place], ...codec.read(reader) } as Event
}

/** Type of a record without reading the rest. */
export function typeAt(bytes: Uint8Array, position: number): EventType | undefined {
  return types[bytes[position]!]
}
