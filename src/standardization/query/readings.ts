/** What the words at one place of a query can be read as, each kind of name by its own reader; the longest wins. */
import { employmentTypes, workplaces } from '../../domain/place.ts'
import type { TermType } from '../../domain/term.ts'
import { inContext, inOwnCase } from '../alias-marks.ts'
import type { AliasMatcher } from '../alias-matcher.ts'
import { companyName } from '../open-names.ts'
import { placeAt } from '../places/resolve-place.ts'
import { cueAt } from '../seniority.ts'
import type { Standardizer } from '../standardizer.ts'
import type { Taxonomy } from '../taxonomy.ts'
import type { Entry } from '../taxonomy-data.ts'
import { leadershipAt } from '../titles.ts'
import type { Tokens } from '../tokenize.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { familyOfTitle, familyOfWord, type TitleFamily } from './title-family.ts'

export interface Reading {
  readonly termType: TermType
  readonly value: string
  readonly length: number
  readonly family?: TitleFamily
  /** Another value read off the same words: the level of "VP of Engineering". */
  readonly also?: { readonly termType: TermType; readonly value: string }
}

/** Left out of a query where they name nothing. */
export const smallWords: ReadonlySet<string> = new Set(
  'a an and are as at based be but by for from has have i in is near not of on or our the to us we who with within und oder aber mit für in bei im aus'.split(
    ' ',
  ),
)
/** Below this population a place in running text needs its region or country beside it, or "in" before it. */
const knownCity = 100_000

/** The longest reading; of equal ones the first in this order. A code of two letters is a place where it is nothing else ("HR", "VC", "MA"). */
export function longestReading(standardizer: Standardizer, tokens: Tokens, at: number, skill: Reading | undefined): Reading | undefined {
  const { taxonomy } = standardizer
  const place = cityAt(standardizer, tokens, at)
  const isCode = tokens.words[at]!.length === 2
  const readings = [
    titleAt(taxonomy, tokens, at),
    leaderAt(standardizer, tokens, at),
    skill,
    isCode ? undefined : place,
    seniorityAt(standardizer, tokens, at),
    isCode ? undefined : entryAt(taxonomy.languages, tokens, at, 'language'),
    listedAt(workplaces, tokens, at, 'workplace'),
    listedAt(employmentTypes, tokens, at, 'employment-type'),
    entryAt(taxonomy.industries, tokens, at, 'industry'),
    entryAt(taxonomy.functions, tokens, at, 'function'),
    isAnnounced(tokens, at) ? place : undefined,
    entryAt(taxonomy.degrees, tokens, at, 'degree'),
    place,
    entryAt(taxonomy.languages, tokens, at, 'language'),
    familyAt(taxonomy, tokens, at),
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

function titleAt(taxonomy: Taxonomy, tokens: Tokens, at: number): Reading | undefined {
  const found = entryAt(taxonomy.titles, tokens, at, 'title')
  const family = found && familyOfTitle(taxonomy, found.value, tokens.words.slice(at, at + found.length))
  return family === undefined ? found : { ...found!, family }
}

/** "engineer", "analyst": no title by itself, but many are called so. */
function familyAt(taxonomy: Taxonomy, { words }: Tokens, at: number): Reading | undefined {
  const family = familyOfWord(taxonomy, words[at]!)
  return family && { termType: 'title', value: family.word!, length: 1, family }
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
  if (isWord(tokens, at, length)) return undefined
  const isKnown = !place.value.startsWith('city:') || (place.population >= knownCity && !places.isEverydayWord(name))
  return isQualified || isAnnounced(tokens, at) || isKnown ? { termType: 'location', value: place.value, length } : undefined
}

/** Codes that are words, too: never a place in lower case. */
const wordCodes: ReadonlySet<string> = new Set('am an as at be by do go hi if in is it me my no of oh ok on or so to up we'.split(' '))
const pronounOrCountry = 'us'

/** A code of two letters names a place in capitals or behind "in"; "uk" always, "us" unless it is the pronoun ("join us"). */
function isWord(tokens: Tokens, at: number, length: number): boolean {
  const { words, text, starts, ends } = tokens
  const name = words[at]!
  if (length > 1 || name.length > 2) return false
  const typed = text.slice(starts[at], ends[at])
  if (typed === 'IT' || name === 'uk') return typed === 'IT'
  if (typed === typed.toUpperCase() && /[A-Z]{2}/.test(typed)) return false
  if (name === pronounOrCountry) return !isAnnounced(tokens, at) && !isCountryHere(words, at)
  return wordCodes.has(name) || !isAnnounced(tokens, at)
}

function isAnnounced({ words }: Tokens, at: number): boolean {
  return at > 0 && placeWords.has(words[at - 1]!)
}

/** "or" is a word, "OR" is Oregon. */
export function isSmallWord({ words, text, starts, ends }: Tokens, word: number): boolean {
  return smallWords.has(words[word]!) && text.slice(starts[word], ends[word]) === words[word]
}

const placeWords: ReadonlySet<string> = new Set(['in', 'near', 'from', 'around', 'within'])

/** Behind a verb or a preposition "us" is the pronoun: "join us", "work with us". */
function isCountryHere(words: readonly string[], at: number): boolean {
  const before = words[at - 1]
  return before === undefined || !(smallWords.has(before) || pronounBehind.has(before))
}

const pronounBehind: ReadonlySet<string> = new Set(
  'join contact help helping about let lets call email tell ask give show send let meet hire need needs want wants help helps across over behind between'.split(
    ' ',
  ),
)

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
