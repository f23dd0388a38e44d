/** The order of record keys: part by part, numbers before strings, a prefix before what it begins. Strings by code point. */
import type { RecordKey } from './records.ts'

export function compareKeys(a: RecordKey, b: RecordKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'object' || typeof b === 'object') return compareParts(partsOf(a), partsOf(b))
  return typeof a === 'number' ? -1 : 1
}

/** A key of one part is that part. */
export function plainKey(key: RecordKey): RecordKey {
  return typeof key === 'object' && key.length === 1 ? key[0]! : key
}

/** Equal exactly for equal keys. Called for every row that is read or written, hence no JSON. */
export function keyText(key: RecordKey): string {
  if (typeof key !== 'object') return partText(key)
  let text = ''
  for (const part of key) text += partText(part)
  return text
}

/** Upper end of the keys that begin with `prefix`. */
export function prefixEnd(prefix: readonly (string | number)[]): readonly (string | number)[] {
  return [...prefix, highest]
}

/** Behind every string of valid Unicode that a caller may use as an id. */
const highest = '\u{10ffff}\u{10ffff}'

/** A length before each string, so that no two lists of parts run together to the same text. */
function partText(part: string | number): string {
  return typeof part === 'number' ? `${part};` : `"${part.length}:${part}`
}

function partsOf(key: RecordKey): readonly (string | number)[] {
  return typeof key === 'object' ? key : [key]
}

function compareParts(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareKeys(a[i]!, b[i]!)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return surrogateLast(x) - surrogateLast(y)
  }
  return a.length - b.length
}

/** UTF-16 sorts surrogates before U+E000–U+FFFF; code points, as UTF-8 bytes, sort them behind. */
function surrogateLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
