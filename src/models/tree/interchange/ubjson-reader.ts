/** UBJSON (draft 12), as XGBoost writes it: big-endian, typed arrays with their count before them. */
import { type DocumentValue, depthLimit, type NumberArray } from './document.ts'

const letter = (text: string): number => text.charCodeAt(0)
const closeObject = letter('}')
const closeList = letter(']')

/** Throws RangeError, naming the byte, for what is not one whole UBJSON value. A count is believed only while the file is long enough. */
export function readUbjson(bytes: Uint8Array): DocumentValue {
  const reader = new UbjsonReader(bytes)
  const value = reader.value(0)
  reader.end()
  return value
}

class UbjsonReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  value(depth: number): DocumentValue {
    if (depth > depthLimit) throw this.#error(`nests deeper than ${depthLimit}`)
    const marker = this.#marker()
    switch (marker) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#list(depth)
      case 'S':
        return this.#text()
      case 'T':
        return true
      case 'F':
        return false
      case 'Z':
        return undefined
      default:
        return this.#number(marker)
    }
  }

  end(): void {
    if (this.#at < this.#bytes.length) throw this.#error('goes on after its end')
  }

  #object(depth: number): DocumentValue {
    const object = new Map<string, DocumentValue>()
    while (this.#peek() !== closeObject) {
      const name = this.#text()
      object.set(name, this.value(depth + 1))
    }
    this.#at++
    return object
  }

  /** A list with a count has no closing mark. One of numbers becomes a typed array. */
  #list(depth: number): DocumentValue {
    if (this.#peek() === letter('$')) return this.#typedArray()
    const list: DocumentValue[] = []
    if (this.#peek() === letter('#')) {
      this.#at++
      for (let left = this.#count(1); left > 0; left--) list.push(this.value(depth + 1))
    } else {
      while (this.#peek() !== closeList) list.push(this.value(depth + 1))
      this.#at++
    }
    return list.every((entry) => typeof entry === 'number' || typeof entry === 'boolean') ? Float64Array.from(list, Number) : list
  }

  #typedArray(): NumberArray {
    this.#at++
    const type = this.#marker()
    if (this.#marker() !== '#') throw this.#error(`has an array of type ${type} without a count`)
    const count = this.#count(sizeOf(type) ?? 1)
    if (type === 'U') return this.#bytes.slice(this.#at, this.#advance(count))
    const numbers = type === 'd' ? new Float32Array(count) : type === 'l' ? new Int32Array(count) : new Float64Array(count)
    for (let i = 0; i < count; i++) numbers[i] = this.#number(type)
    return numbers
  }

  #text(): string {
    const start = this.#at
    const length = this.#count(1)
    const bytes = this.#bytes.subarray(this.#at, this.#advance(length))
    try {
      return this.#decoder.decode(bytes)
    } catch (cause) {
      throw new RangeError(`the UBJSON holds text that is not UTF-8 at byte ${start}`, { cause })
    }
  }

  /** A whole number that says how many entries of so many bytes follow. */
  #count(bytesEach: number): number {
    const count = this.#number(this.#marker())
    if (!Number.isInteger(count) || count < 0) throw this.#error(`counts ${count} entries`)
    if (count * bytesEach > this.#bytes.length - this.#at) {
      throw this.#error(`counts ${count} entries, more than the ${this.#bytes.length - this.#at} bytes left can hold,`)
    }
    return count
  }

  #number(type: string): number {
    const size = sizeOf(type)
    if (size === undefined) throw this.#error(`says "${type}", which is no number,`)
    const at = this.#at
    this.#advance(size)
    const view = this.#view
    if (type === 'i') return view.getInt8(at)
    if (type === 'U' || type === 'C') return view.getUint8(at)
    if (type === 'I') return view.getInt16(at)
    if (type === 'l') return view.getInt32(at)
    if (type === 'L') return this.#long(at)
    return type === 'd' ? view.getFloat32(at) : view.getFloat64(at)
  }

  #long(at: number): number {
    const long = Number(this.#view.getBigInt64(at))
    if (!Number.isSafeInteger(long)) throw this.#error(`holds ${long}, which is past the whole numbers that can be told apart,`)
    return long
  }

  #marker(): string {
    const marker = String.fromCharCode(this.#peek())
    this.#at++
    return marker
  }

  #peek(): number {
    if (this.#at >= this.#bytes.length) throw this.#error('was cut off')
    return this.#bytes[this.#at]
  }

  #advance(bytes: number): number {
    if (bytes > this.#bytes.length - this.#at) throw this.#error('was cut off')
    this.#at += bytes
    return this.#at
  }

  #error(what: string): RangeError {
    return new RangeError(`the UBJSON ${what} at byte ${this.#at} of ${this.#bytes.length}`)
  }
}

const sizes = new Map([
  ['i', 1],
  ['U', 1],
  ['C', 1],
  ['I', 2],
  ['l', 4],
  ['d', 4],
  ['L', 8],
  ['D', 8],
])

function sizeOf(type: string): number | undefined {
  return sizes.get(type)
}
