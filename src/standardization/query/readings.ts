/** What the words at one place of a query can be read as, each kind of name by its own reader; the longest wins. */
import { employmentTypes, workplaces } from '../../domain/place.ts'
import type { TermType } from '../../domain/term.ts'
import { inContext, inOwnCase } from '../alias-marks.ts'
import type { AliasMatcher } from '../alias-matcher.ts'
import { companyName } from '../open-names.ts'
import { placeAt } from '../places/resolve-place.ts'
import { cueAt } from '../seniority.ts'
import type { Standardizer } from '../standardizer.ts'
import type { Entry } from '../taxonomy-data.ts'
import { leadershipAt } from '../titles.ts'
import type { Tokens } from '../tokenize.ts'
import type { Vocabulary } from '../vocabulary.ts'

export interface Reading {
  readonly termType: TermType
  readonly value: string
  readonly length: number
  /** Another value read off the same words: the level of "VP of Engineering". */
  readonly also?: { readonly termType: TermType; readonly value: string }
}

/** Left out of a query where they name nothing. */
export const smallWords: ReadonlySet<string> = new Set(
  'a an and are as at be by for from has have i in is near of on or our the to us we who with within und oder mit für in bei im'.split(' '),
)
/** Below this population a place in running text needs its region or country beside it, or "in" before it. */
const knownCity = 100_000

/** The longest reading; of equal ones the first in this order. */
export function longestReading(standardizer: Standardizer, tokens: Tokens, at: number, skill: Reading | undefined): Reading | undefined {
  const { taxonomy } = standardizer
  const readings = [
    entryAt(taxonomy.titles, tokens, at, 'title'),
    leaderAt(standardizer, tokens, at),
    skill,
    cityAt(standardizer, tokens, at),
    seniorityAt(standardizer, tokens, at),
    entryAt(taxonomy.languages, tokens, at, 'language'),
    listedAt(workplaces, tokens, at, 'workplace'),
    listedAt(employmentTypes, tokens, at, 'employment-type'),
    entryAt(taxonomy.industries, tokens, at, 'industry'),
    entryAt(taxonomy.functions, tokens, at, 'function'),
    entryAt(taxonomy.degrees, tokens, at, 'degree'),
    employerAt(tokens, at),
  ]
  let longest: Reading | undefined
  for (const reading of readings) if (reading !== undefined && reading.length > (longest?.length ?? 0)) longest = reading
  return longest
}

function entryAt(vocabulary: Vocabulary<Entry>, tokens: Tokens, at: number, termType: TermType): Reading | undefined {
  const found = vocabulary.matcher.longestAt(tokens.words, at)
  if (found === undefined || !countsHere(vocabulary.matcher, found.alias, tokens, at, found.length)) return undefined
  return { termType, value: vocabulary.entries[found.entry]!.slug, length: found.length }
}

/** Marked aliases: `=` in its own case, `~` only as the whole run. */
function countsHere(matcher: AliasMatcher, alias: number, { words, text, starts, ends }: Tokens, at: number, length: number): boolean {
  if (matcher.hasMark(alias, inOwnCase)) return text.slice(starts[at], ends[at + length - 1]) === matcher.textOf(alias)
  return !matcher.hasMark(alias, inContext) || length === words.length
}

function leaderAt({ taxonomy }: Standardizer, tokens: Tokens, at: number): Reading | undefined {
  const led = leadershipAt(taxonomy, tokens, at)
  if (led === undefined) return undefined
  const level = taxonomy.seniorities.entries.find((entry) => entry.level === led.level)
  return {
    termType: 'title',
    value: led.title.slug,
    length: led.length,
    ...(level === undefined ? {} : { also: { termType: 'seniority', value: level.slug } }),
  }
}

export function cityAt({ places }: Standardizer, tokens: Tokens, at: number): Reading | undefined {
  const found = placeAt(places, tokens.words, at, (word) => isSmallWord(tokens, word))
  if (found === undefined) return undefined
  const { place, length, isQualified } = found
  const name = tokens.words.slice(at, at + length).join(' ')
  const isAnnounced = at > 0 && placeWords.has(tokens.words[at - 1]!)
  const isShort = name.length <= 2 && !isUpperCase(tokens.text.slice(tokens.starts[at], tokens.ends[at + length - 1]))
  const isKnown = place.value.startsWith('city:') ? place.population >= knownCity && !places.isEverydayWord(name) : !isShort
  return isQualified || isAnnounced || isKnown ? { termType: 'location', value: place.value, length } : undefined
}

/** "or" is a word, "OR" is Oregon. */
export function isSmallWord({ words, text, starts, ends }: Tokens, word: number): boolean {
  return smallWords.has(words[word]!) && text.slice(starts[word], ends[word]) === words[word]
}

const placeWords: ReadonlySet<string> = new Set(['in', 'near', 'from', 'around', 'within'])

function isUpperCase(text: string): boolean {
  return text === text.toUpperCase()
}

function seniorityAt({ taxonomy }: Standardizer, tokens: Tokens, at: number): Reading | undefined {
  const cue = cueAt(taxonomy, tokens, at)
  const entry = cue === undefined ? undefined : taxonomy.seniorities.entries[cue.entry]
  return entry === undefined ? undefined : { termType: 'seniority', value: entry.slug, length: cue!.length }
}

/** `full-time` is two words to the tokenizer. */
function listedAt(list: readonly string[], { words }: Tokens, at: number, termType: TermType): Reading | undefined {
  for (const value of list) {
    const parts = value.split('-')
    if (parts.every((part, offset) => words[at + offset] === part)) return { termType, value, length: parts.length }
    if (parts.length > 1 && words[at] === parts.join('')) return { termType, value, length: 1 }
  }
  return undefined
}

/** What stands after "at" is an employer. */
function employerAt(tokens: Tokens, at: number): Reading | undefined {
  if (at === 0 || tokens.words[at - 1] !== 'at') return undefined
  const value = companyName(tokens.words[at]!)
  return value === undefined || smallWords.has(value) ? undefined : { termType: 'company', value, length: 1 }
}
