/**
 * Aliases that stand unbroken: a comma, slash or bracket parts two names, so `Java, Spring` and `AWS (EC2)` name two things each,
 * whatever their words name together. An alias that is written with the sign (`fi/co`) may hold it.
 */
import type { AliasMatcher, Found } from './alias-matcher.ts'
import type { Tokens } from './tokenize.ts'

const signs = ',;:/|()[]{}•·'
const isSign = Uint8Array.from({ length: 256 }, (_, code) => (signs.includes(String.fromCharCode(code)) ? 1 : 0))
const bullet = '•'.charCodeAt(0)

/** Leftmost-longest matches that do not overlap and hold no sign that parts names. */
export function unbrokenMatches(matcher: AliasMatcher, tokens: Tokens): Found[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.words.length; ) {
    const match = unbrokenAt(matcher, tokens, at)
    if (match !== undefined) found.push(match)
    at += match?.length ?? 1
  }
  return found
}

/** The longest unbroken alias that begins with word `from`. */
export function unbrokenAt(matcher: AliasMatcher, tokens: Tokens, from: number): Found | undefined {
  let match = matcher.longestAt(tokens.words, from)
  while (match !== undefined && match.length > 1) {
    const end = breakIn(tokens, match, matcher.textOf(match.alias))
    if (end === undefined) return match
    match = matcher.longestAt(tokens.words, from, end)
  }
  return match
}

/** The entry that the whole of the text names. */
export function unbrokenWhole(matcher: AliasMatcher, tokens: Tokens): number | undefined {
  const match = tokens.words.length === 0 ? undefined : unbrokenAt(matcher, tokens, 0)
  return match?.length === tokens.words.length ? match.entry : undefined
}

/** The first word of `match` that a sign parts from the word before it. */
function breakIn({ text, starts, ends }: Tokens, { from, length }: Found, written: string): number | undefined {
  for (let word = from + 1; word < from + length; word++)
    for (let at = ends[word - 1]!; at < starts[word]!; at++) {
      const code = text.charCodeAt(at)
      if ((isSign[code] === 1 || code === bullet) && !written.includes(text[at]!)) return word
    }
  return undefined
}
