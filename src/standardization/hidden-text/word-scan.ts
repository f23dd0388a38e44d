/**
 * Words of a text as hashes with their places, for finding what comes back too often. Coarser and faster than tokenize.ts: it
 * looks at every text that is ingested. Invisible characters are passed over, so they do not tell equal words apart.
 */

export interface WordScan {
  readonly count: number
  /** By word; valid up to `count`, until the next scan. */
  readonly hashes: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** 1 where a sentence ends behind the word. */
  readonly stops: Uint8Array
}

/** Words that are looked at: more than any honest text has. */
const mostWords = 16_384
// Reused by every scan: texts are scanned one after another, and fresh columns would cost more than the scan.
const hashes = new Uint32Array(mostWords)
const starts = new Uint32Array(mostWords)
const ends = new Uint32Array(mostWords)
const stops = new Uint8Array(mostWords)

const separator = 0
const sentenceEnd = 2
const invisible = 3
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => kindOfAscii(String.fromCharCode(code)))
const offset = 2_166_136_261
const prime = 16_777_619

export function scanWords(text: string): WordScan {
  let count = 0
  let hash = 0
  let start = -1
  for (let at = 0; at <= text.length && count < mostWords; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32
    const kind = code < 128 ? asciiKinds[code]! : kindOf(code)
    if (kind === 1) {
      if (start < 0) {
        start = at
        hash = offset
      }
      hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), prime)
    } else if (kind !== invisible) {
      if (start >= 0) {
        hashes[count] = hash
        starts[count] = start
        ends[count] = at
        stops[count++] = 0
        start = -1
      }
      if (kind === sentenceEnd && count > 0 && isBlank(text, at + 1)) stops[count - 1] = 1
    }
  }
  return { count, hashes, starts, ends, stops }
}

/** As `scanWords` hashes it. */
export function hashOfWord(word: string): number {
  return scanWords(word).hashes[0]!
}

function kindOfAscii(letter: string): number {
  if (/[a-z0-9]/i.test(letter)) return 1
  return /[.!?]/.test(letter) ? sentenceEnd : separator
}

function kindOf(code: number): number {
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return sentenceEnd
  if (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0xad
  )
    return invisible
  if ((code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f) || code <= 0xbf || (code >= 0xff01 && code <= 0xff0f))
    return separator
  return 1
}

function isBlank(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) <= 32
}
