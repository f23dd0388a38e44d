/** Values of records as bytes: MessagePack, or bytes as they are behind a byte that MessagePack never begins with. */
import { Packr } from 'msgpackr'

const rawMark = 0xc1
const packr = new Packr({ useRecords: false, mapsAsObjects: true, encodeUndefinedAsNil: false, copyBuffers: true })

/** Small values lie side by side: memory of its own for each would cost more than the bytes do. Nothing is used twice. */
const slabSize = 65_536
const largest = 16_384
let slab = new Uint8Array(slabSize)
let slabEnd = 0

export function encodeValue(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) return packr.pack(value)
  const bytes = room(value.length + 1)
  bytes[0] = rawMark
  bytes.set(value, 1)
  return bytes
}

function room(size: number): Uint8Array {
  if (size > largest) return new Uint8Array(size)
  if (slabEnd + size > slabSize) {
    slab = new Uint8Array(slabSize)
    slabEnd = 0
  }
  slabEnd += size
  return slab.subarray(slabEnd - size, slabEnd)
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
