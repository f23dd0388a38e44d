/**
 * A binary of typed arrays: magic, version, a table of (element type, length), the arrays each at a multiple of 8 bytes,
 * and a checksum of everything before it. Reading makes views, not copies.
 */
import { checksum, checksumBytes } from '../../math/checksum.ts'
import type { Growable } from '../../math/grow.ts'

const magic = 0x4c54554d // "MUTL"
const version = 2
const headerBytes = 16
const entryBytes = 16

const elementTypes = [Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array] as const

export function writeSections(arrays: readonly Growable[]): Uint8Array {
  const bytes = new Uint8Array(sizeOf(arrays))
  const header = new DataView(bytes.buffer)
  header.setUint32(0, magic, true)
  header.setUint32(4, version, true)
  header.setUint32(8, arrays.length, true)
  let at = aligned(headerBytes + arrays.length * entryBytes)
  arrays.forEach((array, i) => {
    const entry = headerBytes + i * entryBytes
    header.setUint32(entry, codeOf(array), true)
    header.setFloat64(entry + 8, array.length, true)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at = aligned(at + array.byteLength)
  })
  bytes.set(checksum(bytes, at), at)
  return bytes
}

/** The arrays in the order written; each read states the element type it expects. */
export class SectionReader {
  readonly #name: string
  readonly #arrays: readonly Growable[]
  #next = 0

  /** Throws RangeError naming the part unless every byte is as it was written. */
  constructor(name: string, bytes: Uint8Array) {
    this.#name = name
    this.#arrays = readArrays(name, bytes.byteOffset % 8 === 0 ? bytes : bytes.slice())
  }

  bytes(): Uint8Array {
    const array = this.#take()
    return array instanceof Uint8Array ? array : this.#refuse()
  }

  uint16(): Uint16Array {
    const array = this.#take()
    return array instanceof Uint16Array ? array : this.#refuse()
  }

  uint16OrUint32(): Uint16Array | Uint32Array {
    const array = this.#take()
    return array instanceof Uint16Array || array instanceof Uint32Array ? array : this.#refuse()
  }

  uint32(): Uint32Array {
    const array = this.#take()
    return array instanceof Uint32Array ? array : this.#refuse()
  }

  float32(): Float32Array {
    const array = this.#take()
    return array instanceof Float32Array ? array : this.#refuse()
  }

  float64(): Float64Array {
    const array = this.#take()
    return array instanceof Float64Array ? array : this.#refuse()
  }

  #take(): Growable | undefined {
    return this.#arrays[this.#next++]
  }

  #refuse(): never {
    throw new RangeError(`snapshot part ${this.#name} holds other sections than this version reads; rebuild it from the log`)
  }
}

function readArrays(name: string, bytes: Uint8Array): readonly Growable[] {
  const end = bytes.length - checksumBytes
  if (end < headerBytes || end % 8 !== 0) throw damaged(name, 'is cut short')
  const expected = bytes.subarray(end)
  if (checksum(bytes, end).some((byte, i) => byte !== expected[i])) throw damaged(name, 'does not match its checksum')
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (header.getUint32(0, true) !== magic || header.getUint32(4, true) !== version) throw damaged(name, 'is of another format')
  let at = aligned(headerBytes + header.getUint32(8, true) * entryBytes)
  return Array.from({ length: header.getUint32(8, true) }, (_, i) => {
    const entry = headerBytes + i * entryBytes
    const elements = elementTypes[header.getUint32(entry, true)]
    const array = new elements(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, header.getFloat64(entry + 8, true))
    at = aligned(at + array.byteLength)
    return array
  })
}

function damaged(name: string, what: string): RangeError {
  return new RangeError(`snapshot part ${name} ${what}; rebuild it from the log`)
}

function codeOf(array: Growable): number {
  return elementTypes.findIndex((elements) => array instanceof elements)
}

function sizeOf(arrays: readonly Growable[]): number {
  const start = aligned(headerBytes + arrays.length * entryBytes)
  return arrays.reduce((at, array) => aligned(at + array.byteLength), start) + checksumBytes
}

function aligned(at: number): number {
  return Math.ceil(at / 8) * 8
}
