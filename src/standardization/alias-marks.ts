/** How aliases are written in the taxonomy, and how their words are looked up. */

/** `~Design`, `^Go`: counts only beside what it belongs to. */
export const inContext = 1
/** `=IT`: counts only in its own case. */
export const inOwnCase = 2
/** `=Rust`, `^Go`: the name of one thing. Two of them side by side are no everyday words. */
export const properName = 4

/** Words of one stem are one word to a look-up. */
export type Stem = (word: string) => string

export function markOf(alias: string): number {
  return marks[alias[0] ?? ''] ?? 0
}

const marks: Readonly<Record<string, number>> = { '~': inContext, '^': inContext | properName, '=': inOwnCase | properName }

/** Singular and plural of English words alike; left alone where cutting the s would make another word (`news`, `aws`, `analysis`). */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is|ics|as|os|ws)$/.test(word)) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}
