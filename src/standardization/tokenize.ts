/**
 * Words of a text in reading order, in lower case. A word is a run of letters, marks and digits; Han and kana stand alone,
 * one sign a word. Kept whole: `c++` `c#` `.net` `node.js` `3.5` `ci/cd` `r&d`. Joined: `e-mail` → `email`, `Ph.D.` → `phd`,
 * `bachelor's` → `bachelors`. Other hyphens and slashes part words. Addresses (mail, web) are no words: they name the person.
 */
import { fold, lowerCase } from './normalize.ts'
import { WordPool } from './word-pool.ts'

export interface Tokens {
  readonly words: readonly string[]
  /** Begin and end of each word in `text`. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** The folded text, in its own case. */
  readonly text: string
}

const longestWord = 64
const dotted: ReadonlySet<string> = new Set(['js', 'net', 'io', 'ai', 'py', 'ml', 'jl', 'cpp'])
const slashed: ReadonlySet<string> = new Set(['a/b', 'ci/cd', 'tcp/ip', 'pl/sql', 'i/o', 'as/400', 'os/2', 's/4hana', 's/4', 'gd/t'])
const address = /\b[\w.+-]+@[\w-]+(\.[\w-]+)+|\b(https?:\/\/|www\.)[^\s<>"')]+/gi

const asciiWord = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? 1 : 0))
const wordSign = /[\p{L}\p{N}\p{M}]/u
const standsAlone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const pool = new WordPool(wordOf)

export function tokenize(text: string): readonly string[] {
  return scan(text).words
}

export function scan(text: string): Tokens {
  const folded = withoutAddresses(fold(text))
  const lower = lowerCase(folded)
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  // One loop over char codes without closures: this runs for every byte that is ingested.
  for (let at = 0; at < lower.length; ) {
    const kind = kindAt(lower, at)
    const end = kind === separator ? symbolEnd(lower, at) : kind === alone ? at + widthAt(lower, at) : wordEnd(lower, at)
    if (end > at) {
      words.push(pool.word(lower, at, Math.min(end, at + longestWord)))
      starts.push(at)
      ends.push(end)
    }
    at = end > at ? end : at + 1
  }
  return { words, starts, ends, text: folded }
}

const separator = 0
const inWord = 1
const alone = 2

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return asciiWord[code]!
  if (Number.isNaN(code)) return separator
  const sign = String.fromCodePoint(text.codePointAt(at)!)
  if (sign.length === 2) return wordSign.test(sign) ? alone : separator
  return !wordSign.test(sign) ? separator : standsAlone.test(sign) ? alone : inWord
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1
}

/** As typed, in order. */
export function addressesIn(text: string): readonly string[] {
  return text.match(address) ?? []
}

function withoutAddresses(text: string): string {
  if (!text.includes('@') && !text.includes('://') && !text.includes('www.')) return text
  return text.replace(address, (found) => ' '.repeat(found.length))
}

function runEnd(text: string, from: number): number {
  let at = from
  while (kindAt(text, at) === inWord) at++
  return at
}

/** `.net` and the standalone `&` are words too; `at` itself where no word begins here. */
function symbolEnd(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === 38) return at + 1
  if (code === 46 && text.startsWith('net', at + 1) && kindAt(text, at + 4) !== inWord) return at + 4
  return at
}

function wordEnd(text: string, start: number): number {
  let end = runEnd(text, start)
  for (;;) {
    const code = text.charCodeAt(end)
    if (code === 32 || code === 44 || Number.isNaN(code)) return end
    const next = joinedEnd(text, start, end, code)
    if (next === end) return end
    end = next
    if (code === 43 || code === 35) return end
  }
}

/** End of the word when what follows `end` belongs to it, else `end`. */
function joinedEnd(text: string, start: number, end: number, code: number): number {
  if (code === 43) return text.charCodeAt(end + 1) === 43 ? end + 2 : end
  if (code === 35) return kindAt(text, end + 1) === inWord ? end : end + 1
  if (kindAt(text, end + 1) !== inWord) return code === 46 && isAbbreviation(text, start, end) ? end + 1 : end
  const next = runEnd(text, end + 1)
  if (code === 39) return next
  if (code === 45) return end - start === 1 && !hasSymbol(text, next) ? next : end
  if (code === 38) return end - start <= 2 && next - end <= 3 ? next : end
  if (code === 47) return slashed.has(text.slice(start, next)) ? next : end
  return code === 46 && joinsAtDot(text, start, end, next) ? next : end
}

function hasSymbol(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 43 || code === 35
}

function joinsAtDot(text: string, start: number, end: number, next: number): boolean {
  const right = text.slice(end + 1, next)
  if (dotted.has(right)) return true
  const left = text.slice(text.lastIndexOf('.', end - 1) >= start ? text.lastIndexOf('.', end - 1) + 1 : start, end)
  if (isNumber(left)) return isNumber(right)
  return left.length + right.length <= 4 && (left.length === 1 || right.length === 1)
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}

/** The last dot of `Ph.D.`: only where the word already holds one. */
function isAbbreviation(text: string, start: number, end: number): boolean {
  const dot = text.lastIndexOf('.', end - 1)
  return dot > start && end - dot <= 3 && !dotted.has(text.slice(dot + 1, end)) && !isNumber(text.slice(dot + 1, end))
}

function wordOf(raw: string): string {
  if (raw === '&') return 'and'
  return isPlain(raw) ? raw : spelled(raw)
}

function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code === 39 || code === 45 || code === 46) return false
  }
  return true
}

function spelled(word: string): string {
  const joined = word.replace(/['-]/g, '')
  const last = joined.slice(joined.lastIndexOf('.') + 1)
  return joined.startsWith('.') || dotted.has(last) || /\d\.\d/.test(joined) ? joined : joined.replaceAll('.', '')
}
