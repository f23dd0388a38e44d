/**
 * What was typed and cannot be searched for, so that a page can say so: addresses, which name a person and stand in no index, and
 * signs that are no words. Where nothing else is left, everyday words count too ("the of and").
 */
import { addressesIn, tokenize } from '../tokenize.ts'

export interface UnusedText {
  readonly text: string
  /** What people are told of it. */
  readonly label: string
}

const longestShown = 60

/** `isAll`: nothing of the text is searched for. */
export function unusedText(text: string, isAll: boolean): readonly UnusedText[] {
  const addresses = addressesIn(text).map((found) => told(found, 'mail and web addresses are not searched'))
  if (addresses.length > 0) return addresses
  const signs = text.split(gaps).filter(isSigns)
  if (signs.length > 0) return [told(signs.join(' '), 'no words to search for')]
  return isAll && text.trim() !== '' ? [told(text.trim(), 'nothing to search for')] : []
}

/** Parentheses, quotes and signs that stand between words in any text. */
const gaps = /[\s()"“”„|,;:./&+·•–—!?-]+/

function isSigns(part: string): boolean {
  return part !== '' && tokenize(part).length === 0
}

function told(text: string, why: string): UnusedText {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
  return { text, label: `${shown} (${why})` }
}
