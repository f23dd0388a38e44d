/**
 * JSON from bytes, for model files of any size: arrays of numbers become typed arrays as they are read, so no text as long as the
 * file and no object per number is made. It also reads what XGBoost writes and JSON forbids: bare NaN and Infinity.
 */
import { grow } from '../../../math/grow.ts'
import { exactDecimal } from './decimal.ts'
import { type DocumentValue, depthLimit } from './document.ts'

const quote = 0x22
const comma = 0x2c
const minus = 0x2d
const backslash = 0x5c
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

/** Throws RangeError, naming the byte, for what is not one whole JSON value. */
export function readJson(bytes: Uint8Array): DocumentValue {
  const reader = new JsonReader(bytes)
  const value = reader.value(0)
  reader.end()
  return value
}

/** Whether each byte may stand in a number. */
const numberBytes = Uint8Array.from({ length: 256 }, (_, byte) => (/[-+.0-9eE]/.test(String.fromCharCode(byte)) ? 1 : 0))
const numberStarts = Uint8Array.from({ length: 256 }, (_, byte) => (/[-0-9NItf]/.test(String.fromCharCode(byte)) ? 1 : 0))
const words = new Map<string, DocumentValue>([
  ['true', true],
  ['false', false],
  ['null', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
])

class JsonReader {
  readonly #bytes: Uint8Array
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  value(depth: number): DocumentValue {
    if (depth > depthLimit) throw this.#error(`nests deeper than ${depthLimit}`)
    const byte = this.#next()
    if (byte === openObject) return this.#object(depth)
    if (byte === openList) return this.#list(depth)
    if (byte === quote) return this.#text()
    return this.#plain()
  }

  end(): void {
    this.#skipSpace()
    if (this.#at < this.#bytes.length) throw this.#error('goes on after its end')
  }

  #object(depth: number): DocumentValue {
    const object = new Map<string, DocumentValue>()
    this.#at++
    while (this.#next() !== closeObject) {
      if (object.size > 0) this.#take(comma, 'a comma or }')
      if (this.#next() !== quote) throw this.#error('lacks a name')
      const name = this.#text()
      this.#take(0x3a, 'a colon')
      object.set(name, this.value(depth + 1))
    }
    this.#at++
    return object
  }

  #list(depth: number): DocumentValue {
    this.#at++
    const numbers = this.#numbers()
    if (this.#next() === closeList) {
      this.#at++
      return numbers
    }
    const list: DocumentValue[] = Array.from(numbers)
    while (this.#next() !== closeList) {
      if (list.length > numbers.length) this.#take(comma, 'a comma or ]')
      list.push(this.value(depth + 1))
    }
    this.#at++
    return list
  }

  /** The numbers that a list starts with, each with its comma; truth values count as 0 and 1. */
  #numbers(): Float64Array {
    let numbers = new Float64Array(0)
    let count = 0
    while (numberStarts[this.#next()] === 1) {
      numbers = grow(numbers, count + 1)
      numbers[count++] = Number(this.#plain())
      if (this.#next() === closeList) break
      this.#take(comma, 'a comma or ]')
      if (this.#next() === closeList) throw this.#error('has a comma before ]')
    }
    return numbers.slice(0, count)
  }

  #text(): string {
    const bytes = this.#bytes
    const start = ++this.#at
    let plain = true
    for (; this.#at < bytes.length && bytes[this.#at] !== quote; this.#at++) {
      if (bytes[this.#at] !== backslash) continue
      plain = false
      this.#at++
    }
    if (this.#at >= bytes.length) throw this.#error('ends inside a text')
    const text = this.#decode(start, this.#at++)
    return plain ? text : this.#unescape(text)
  }

  #unescape(text: string): string {
    try {
      return JSON.parse(`"${text}"`)
    } catch (cause) {
      throw new RangeError(`the JSON has an escape it cannot have, before byte ${this.#at}`, { cause })
    }
  }

  #decode(start: number, end: number): string {
    try {
      return this.#decoder.decode(this.#bytes.subarray(start, end))
    } catch (cause) {
      throw new RangeError(`the JSON holds text that is not UTF-8 at byte ${start}`, { cause })
    }
  }

  /** A number or a word. */
  #plain(): DocumentValue {
    const number = this.#number()
    if (number !== undefined) return number
    for (const [word, value] of words) {
      if (!this.#says(word)) continue
      this.#at += word.length
      return value
    }
    throw this.#error('says what JSON does not know')
  }

  #number(): number | undefined {
    const bytes = this.#bytes
    const start = this.#at
    let at = start
    while (at < bytes.length && numberBytes[bytes[at]] === 1) at++
    if (at === start || (at === start + 1 && bytes[start] === minus)) return undefined
    this.#at = at
    return exactDecimal(bytes, start, at) ?? this.#slowNumber(start, at)
  }

  #slowNumber(start: number, end: number): number {
    const text = this.#decode(start, end)
    if (!/^-?\d+(\.\d*)?([eE][-+]?\d+)?$/.test(text)) throw new RangeError(`"${text.slice(0, 40)}" at byte ${start} is no number`)
    return Number(text)
  }

  #says(word: string): boolean {
    for (let i = 0; i < word.length; i++) if (this.#bytes[this.#at + i] !== word.charCodeAt(i)) return false
    return true
  }

  #take(byte: number, name: string): void {
    if (this.#next() !== byte) throw this.#error(`lacks ${name}`)
    this.#at++
  }

  /** The next byte that is no space; 0 at the end. */
  #next(): number {
    this.#skipSpace()
    return this.#bytes[this.#at] ?? 0
  }

  #skipSpace(): void {
    const bytes = this.#bytes
    while (this.#at < bytes.length && bytes[this.#at] <= 0x20) this.#at++
  }

  #error(what: string): RangeError {
    const cut = this.#at >= this.#bytes.length ? '; it was cut off' : ''
    return new RangeError(`the JSON ${what} at byte ${this.#at} of ${this.#bytes.length}${cut}`)
  }
}
