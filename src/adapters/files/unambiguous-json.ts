/**
 * JSON whose objects state each name once. Of two, `JSON.parse` keeps the last without a word, and a sender would not learn which
 * one was read. Pages in the wild state names twice, so postings in them are read by `parseJson` alone.
 */
import { fieldPath, refusal } from './json-problem.ts'
import { parseJson } from './json-text.ts'

export function parseUnambiguousJson(text: string): unknown {
  const value = parseJson(text)
  if (namesStated(text) > namesIn(value)) {
    throw refusal({ field: repeatedName(text), message: 'is stated twice in one object', remedy: 'state it once' })
  }
  return value
}

/** Of well-formed JSON: outside strings a colon stands behind each name and nowhere else. */
function namesStated(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === ':') count++
    else if (sign === '"') at = endOfString(text, at)
  }
  return count
}

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const items = Object.values(value)
  return items.reduce<number>((count, item) => count + namesIn(item), Array.isArray(value) ? 0 : items.length)
}

interface Level {
  /** Of an object. */
  readonly names?: Set<string>
  /** The name or the index that is being read. */
  place: string | number
}

/** The path to the first name that its object has stated before. */
function repeatedName(text: string): string {
  const levels: Level[] = []
  let string = ''
  for (let at = 0; at < text.length; at++) {
    const level = levels.at(-1)
    const sign = text[at]
    if (sign === '{') levels.push({ names: new Set(), place: '' })
    else if (sign === '[') levels.push({ place: 0 })
    else if (sign === '}' || sign === ']') levels.pop()
    else if (sign === ',' && typeof level?.place === 'number') level.place++
    else if (sign === '"') {
      const end = endOfString(text, at)
      string = text.slice(at, end + 1)
      at = end
    } else if (sign === ':') {
      const name = JSON.parse(string) as string
      level!.place = name
      if (level!.names!.has(name)) break
      level!.names!.add(name)
    }
  }
  return fieldPath(levels.map(({ place }) => String(place)))
}

/** A quote behind an odd number of backslashes is a character. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1)
  return end
}

function backslashesBefore(text: string, at: number): number {
  let count = 0
  while (text[at - 1 - count] === '\\') count++
  return count
}
