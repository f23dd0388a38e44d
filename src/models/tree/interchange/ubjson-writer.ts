/** A document as UBJSON, marked as XGBoost marks it: every length and count an int64, numbers in typed arrays where they have a type. */
import { type DocumentValue, isNumberArray, type NumberArray } from './document.ts'

export function writeUbjson(value: DocumentValue): Uint8Array {
  const writer = new UbjsonWriter()
  writer.value(value)
  return writer.bytes()
}

const encoder = new TextEncoder()
const wholeTypes = [
  { type: 'i', bits: 8 },
  { type: 'I', bits: 16 },
  { type: 'l', bits: 32 },
] as const

class UbjsonWriter {
  #bytes = new Uint8Array(1024)
  #view = new DataView(this.#bytes.buffer)
  #at = 0

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#at)
  }

  value(value: DocumentValue): void {
    if (isNumberArray(value)) this.#numbers(value)
    else if (value instanceof Map) this.#object(value)
    else if (Array.isArray(value)) this.#list(value)
    else if (typeof value === 'string') this.#marked('S', value)
    else if (typeof value === 'number') this.#whole(value)
    else this.#mark(value === undefined ? 'Z' : value ? 'T' : 'F')
  }

  #object(object: ReadonlyMap<string, DocumentValue>): void {
    this.#mark('{')
    for (const [name, value] of object) {
      this.#text(name)
      this.value(value)
    }
    this.#mark('}')
  }

  #list(list: readonly DocumentValue[]): void {
    this.#mark('[#')
    this.#count(list.length)
    for (const entry of list) this.value(entry)
  }

  #numbers(numbers: NumberArray): void {
    if (numbers instanceof Float64Array) {
      this.#list(Array.from(numbers))
      return
    }
    const [type, bytes] = typeOf(numbers)
    this.#mark(`[$${type}#`)
    this.#count(numbers.length)
    this.#reserve(numbers.length * bytes)
    for (const number of numbers) {
      if (typeof number === 'bigint') this.#view.setBigInt64(this.#at, number)
      else if (type === 'd') this.#view.setFloat32(this.#at, number)
      else if (type === 'l') this.#view.setInt32(this.#at, number)
      else this.#view.setUint8(this.#at, number)
      this.#at += bytes
    }
  }

  /** In as few bytes as hold it. */
  #whole(value: number): void {
    const bits = wholeTypes.find((type) => Number.isInteger(value) && Math.abs(value) < 2 ** (type.bits - 1))
    if (bits === undefined) throw new RangeError(`${value} is no whole number of 32 bits`)
    this.#mark(bits.type)
    this.#reserve(bits.bits / 8)
    if (bits.bits === 8) this.#view.setInt8(this.#at, value)
    else if (bits.bits === 16) this.#view.setInt16(this.#at, value)
    else this.#view.setInt32(this.#at, value)
    this.#at += bits.bits / 8
  }

  #marked(type: string, text: string): void {
    this.#mark(type)
    this.#text(text)
  }

  #text(text: string): void {
    const bytes = encoder.encode(text)
    this.#count(bytes.length)
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  #count(count: number): void {
    this.#mark('L')
    this.#reserve(8)
    this.#view.setBigInt64(this.#at, BigInt(count))
    this.#at += 8
  }

  #mark(marks: string): void {
    this.#reserve(marks.length)
    for (let i = 0; i < marks.length; i++) this.#bytes[this.#at++] = marks.charCodeAt(i)
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + bytes))
    larger.set(this.#bytes)
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }
}

function typeOf(numbers: Exclude<NumberArray, Float64Array>): readonly ['d' | 'l' | 'U' | 'L', number] {
  if (numbers instanceof Float32Array) return ['d', 4]
  if (numbers instanceof Int32Array) return ['l', 4]
  return numbers instanceof Uint8Array ? ['U', 1] : ['L', 8]
}
