/** A document as JSON. Numbers of a Float32Array get as many digits as tell them apart, and an exponent: XGBoost reads no float without. */
import { type DocumentValue, isNumberArray, type NumberArray } from './document.ts'

export function writeJson(value: DocumentValue): Uint8Array {
  const pieces: string[] = []
  write(value, pieces)
  return new TextEncoder().encode(pieces.join(''))
}

function write(value: DocumentValue, pieces: string[]): void {
  if (isNumberArray(value)) writeNumbers(value, pieces)
  else if (value instanceof Map) writeEntries(value, pieces)
  else if (Array.isArray(value)) writeList(value, pieces)
  else pieces.push(JSON.stringify(value ?? null))
}

function writeEntries(object: ReadonlyMap<string, DocumentValue>, pieces: string[]): void {
  let separator = '{'
  for (const [name, value] of object) {
    pieces.push(separator, JSON.stringify(name), ':')
    write(value, pieces)
    separator = ','
  }
  pieces.push(object.size === 0 ? '{}' : '}')
}

function writeList(list: readonly DocumentValue[], pieces: string[]): void {
  pieces.push('[')
  list.forEach((value, index) => {
    if (index > 0) pieces.push(',')
    write(value, pieces)
  })
  pieces.push(']')
}

function writeNumbers(numbers: NumberArray, pieces: string[]): void {
  const texts = numbers instanceof Float32Array ? Array.from(numbers, float32Text) : Array.from(numbers, String)
  pieces.push('[', texts.join(','), ']')
}

/** The shortest decimal that is nearest to this float32 and to no other: "1.5E0". */
export function float32Text(value: number): string {
  if (Object.is(value, -0)) return '-0E0'
  for (let digits = 0; digits < 8; digits++) {
    const text = value.toExponential(digits)
    if (Math.fround(Number(text)) === value) return tidy(text)
  }
  return tidy(value.toExponential(8))
}

function tidy(text: string): string {
  return text.replace('e+', 'E').replace('e', 'E')
}
