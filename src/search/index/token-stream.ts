/**
 * Text terms of a document in reading order, 16 bits each: frequent words have small numbers. A number of 65535 or more
 * takes three places: the escape, its lower half, its upper half. 0 stands between sections.
 */

/** The escape. */
export const wide = 0xffff

/** Places that the tokens take. */
export function streamLength(tokens: Uint32Array): number {
  let length = tokens.length
  for (let i = 0; i < tokens.length; i++) if (tokens[i] >= wide) length += 2
  return length
}

/** Places that a token may take. */
export const mostPlaces = 3

/** Writes one token at `place`; gives the place after it. */
export function writeToken(stream: Uint16Array, place: number, token: number): number {
  if (token < wide) {
    stream[place] = token
    return place + 1
  }
  stream[place] = wide
  stream[place + 1] = token & 0xffff
  stream[place + 2] = token >>> 16
  return place + mostPlaces
}

/** Writes the tokens from `at` on; gives the place after the last. */
export function writeTokens(stream: Uint16Array, at: number, tokens: Uint32Array): number {
  let place = at
  for (let i = 0; i < tokens.length; i++) place = writeToken(stream, place, tokens[i])
  return place
}

/** Reads the tokens of `stream[start, end)` into `tokens`, which must be large enough; gives their count. */
export function readTokens(stream: Uint16Array, start: number, end: number, tokens: Uint32Array): number {
  let count = 0
  for (let place = start; place < end; ) {
    const code = stream[place]
    if (code < wide) {
      tokens[count++] = code
      place += 1
    } else {
      tokens[count++] = tokenAt(stream, place)
      place += 3
    }
  }
  return count
}

/** The first place that the token takes: the token itself, or the escape. */
export function codeOf(token: number): number {
  return Math.min(token, wide)
}

/** The token at a place that holds the escape. */
export function tokenAt(stream: Uint16Array, place: number): number {
  return (stream[place + 1] | (stream[place + 2] << 16)) >>> 0
}

/** Whether the phrase, as `writeTokens` writes it, stands in `stream[start, end)`. */
export function hasPhrase(stream: Uint16Array, start: number, end: number, phrase: Uint16Array): boolean {
  const last = end - phrase.length
  const first = phrase[0]
  for (let place = start; place <= last; place += stream[place] === wide ? 3 : 1) {
    if (stream[place] !== first) continue
    let i = 1
    while (i < phrase.length && stream[place + i] === phrase[i]) i++
    if (i === phrase.length) return true
  }
  return false
}
