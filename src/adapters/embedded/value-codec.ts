/** Values of records as bytes: MessagePack, or bytes as they are behind a byte that MessagePack never begins with. */
import { Packr } from 'msgpackr'

const rawMark = 0xc1
const packr = new Packr({ useRecords: false, mapsAsObjects: true, encodeUndefinedAsNil: false, copyBuffers: true })

export function encodeValue(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) return packr.pack(value)
  const bytes = new Uint8Array(value.length + 1)
  bytes[0] = rawMark
  bytes.set(value, 1)
  return bytes
}

/** Nothing of the value refers to the bytes. Ends are named here and below, since a buffer that LMDB uses again is longer than it says. */
export function decodeValue<T>(bytes: Uint8Array): T {
  return (bytes[0] === rawMark ? bytes.slice(1, bytes.length) : packr.unpack(bytes)) as T
}

/** The raw bytes of a value that was given as bytes; no copy. */
export function rawBytes(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== rawMark) throw new RangeError('this value is not raw bytes')
  return bytes.subarray(1, bytes.length)
}
