/**
 * The vocabulary of free text: about 3,000 word forms in one order of frequency, and one order a function of work, so that
 * text says something about the trade. Draws follow Zipf's law.
 */
import { hash32 } from '../math/hash32.ts'
import type { RandomStream } from '../math/random-stream.ts'
import { zipfTable } from '../math/zipf.ts'
import { adjectives, nouns, verbs } from './word-list.ts'

const exponent = 1
/** Share of words drawn from the trade's own order of frequency. */
const tradeShare = 0.5

const past = verbs.map((verb) => (verb.endsWith('e') ? `${verb}d` : `${verb.replace(/([^aeiou])y$/, '$1i')}ed`))
const doing = verbs.map((verb) => `${verb.endsWith('e') && !verb.endsWith('ee') ? verb.slice(0, -1) : verb}ing`)
const things = nouns.map(pluralOf)
const manners = adjectives.map(adverbOf)

const kinds = { past, doing, thing: nouns, things, adjectives, manners } as const
export type WordKind = keyof typeof kinds
const tables = Object.fromEntries(Object.entries(kinds).map(([kind, words]) => [kind, zipfTable(words.length, exponent)]))

export const wordForms: readonly string[] = [...new Set([...verbs, ...past, ...doing, ...nouns, ...things, ...adjectives, ...manners])]

/** `trade` is the number of a function of work. */
export function drawWord(random: RandomStream, kind: WordKind, trade: number): string {
  const words = kinds[kind]
  const rank = random.draw(tables[kind]!)
  const shift = random.chance(tradeShare) ? hash32(trade, 0x3017) : 0
  return words[(scattered(rank, words.length) + shift) % words.length]!
}

function adverbOf(adjective: string): string {
  return /[^aeiou]le$/.test(adjective) ? adjective.replace(/e$/, 'y') : `${adjective.replace(/y$/, 'i')}ly`
}

/** Alphabetical neighbours must not be neighbours in frequency. */
function scattered(rank: number, count: number): number {
  return (rank * 7919 + 13) % count
}

function pluralOf(noun: string): string {
  if (/(s|x|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}
