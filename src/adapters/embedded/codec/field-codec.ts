/** Codecs of single values, and of objects made of named fields. A field added at the end of an object reads as absent from older records. */
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'

/** Methods, so that a codec of strings is also one of unknowns. */
export interface Codec<T> {
  write(writer: ByteWriter, value: T): void
  read(reader: ByteReader): T
}

export const text: Codec<string> = { write: (writer, value) => writer.string(value), read: (reader) => reader.string() }
export const uint32: Codec<number> = { write: (writer, value) => writer.uint32(value), read: (reader) => reader.uint32() }
export const float64: Codec<number> = { write: (writer, value) => writer.float64(value), read: (reader) => reader.float64() }
export const boolean: Codec<boolean> = { write: (writer, value) => writer.uint8(value ? 1 : 0), read: (reader) => reader.uint8() === 1 }
export const json: Codec<unknown> = {
  write: (writer, value) => writer.string(JSON.stringify(value)),
  read: (reader) => JSON.parse(reader.string()),
}

export const uint32s: Codec<readonly number[]> = {
  write: (writer, values) => writer.uint32s(values),
  read: (reader) => reader.uint32s(),
}
export const uint32Column: Codec<Uint32Array> = {
  write: (writer, values) => writer.column(values),
  read: (reader) => reader.uint32Column(),
}
export const float32Column: Codec<Float32Array> = {
  write: (writer, values) => writer.column(values),
  read: (reader) => reader.float32Column(),
}
export const float64Column: Codec<Float64Array> = {
  write: (writer, values) => writer.column(values),
  read: (reader) => reader.float64Column(),
}

/** A literal by its place in `stored`, whose order is part of the format: append only. */
export function literal(stored: readonly string[]): Codec<string> {
  const places = new Map(stored.map((value, place) => [value, place]))
  return {
    write(writer, value) {
      const place = places.get(value)
      if (place === undefined) throw new RangeError(`'${value}' has no place in the stored format: ${stored.join(', ')}`)
      writer.uint8(place)
    },
    read(reader) {
      const place = reader.uint8()
      const value = stored[place]
      if (value === undefined) throw new RangeError(`no literal ${place} among ${stored.join(', ')}`)
      return value
    },
  }
}

export function optional<T>(codec: Codec<T>): Codec<T | undefined> {
  return {
    write(writer, value) {
      writer.uint8(value === undefined ? 0 : 1)
      if (value !== undefined) codec.write(writer, value)
    },
    read: (reader) => (reader.uint8() === 1 ? codec.read(reader) : undefined),
  }
}

export function list<T>(codec: Codec<T>): Codec<readonly T[]> {
  return {
    write(writer, values) {
      writer.uint32(values.length)
      for (const value of values) codec.write(writer, value)
    },
    read: (reader) => Array.from({ length: reader.uint32() }, () => codec.read(reader)),
  }
}

/** One codec for each field of T, in the order of the stored format. */
export type Fields<T> = { readonly [Name in keyof T]-?: Codec<unknown> }

export function object<T extends object>(fields: Fields<T>): Codec<T> {
  const entries = Object.entries(fields) as [keyof T & string, Codec<unknown>][]
  return {
    write(writer, value) {
      for (const [name, codec] of entries) codec.write(writer, value[name])
    },
    read(reader) {
      const value: Partial<Record<keyof T, unknown>> = {}
      for (const [name, codec] of entries) {
        if (reader.done) break
        const field = codec.read(reader)
        if (field !== undefined) value[name] = field
      }
      return value as T
    },
  }
}
