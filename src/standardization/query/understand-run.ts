/**
 * What a run of words names, longest name first: titles (with "VP of Engineering"), skills, places, seniority, languages,
 * workplaces, employment types, industries, functions, degrees. Everything else stays a word; small words are left out.
 */
import { employmentTypes, workplaces } from '../../domain/place.ts'
import type { TermType } from '../../domain/term.ts'
import { type AliasMatcher, inContext, inOwnCase } from '../alias-matcher.ts'
import { companyName } from '../open-names.ts'
import { placeAt } from '../places/resolve-place.ts'
import { cueAt } from '../seniority.ts'
import { type FoundSkill, findSkills } from '../skills.ts'
import type { Standardizer } from '../standardizer.ts'
import type { Entry } from '../taxonomy-data.ts'
import { leadershipAt } from '../titles.ts'
import { scan, type Tokens } from '../tokenize.ts'
import type { Vocabulary } from '../vocabulary.ts'

export interface UnderstoodPart {
  /** Absent for a plain word. */
  readonly termType?: TermType
  readonly value: string
  readonly words: readonly string[]
  /** As typed. */
  readonly text: string
}

interface Reading {
  readonly termType: TermType
  readonly value: string
  readonly length: number
  /** Another value read off the same words: the level of "VP of Engineering". */
  readonly also?: { readonly termType: TermType; readonly value: string }
}

const smallWords: ReadonlySet<string> = new Set(
  'a an and are as at be by for from has have i in is near of on or our the to us we who with within und oder mit für in bei im'.split(' '),
)
/** Below this population a place in running text needs its region or country beside it, or "in" before it. */
const knownCity = 100_000

export function understandRun(standardizer: Standardizer, text: string): readonly UnderstoodPart[] {
  const tokens = scan(text)
  const parts: UnderstoodPart[] = []
  const skills = new Map(findSkills(standardizer.taxonomy, tokens, 'title').map((found) => [found.from, found]))
  for (let at = 0; at < tokens.words.length; ) {
    const skill = skills.get(at)
    const reading = best(
      standardizer,
      tokens,
      at,
      skill === undefined ? undefined : { termType: 'skill', value: skill.skill.slug, length: skill.length },
    )
    const length = reading?.length ?? 1
    const words = tokens.words.slice(at, at + length)
    const typed = tokens.text.slice(tokens.starts[at], tokens.ends[at + length - 1])
    if (reading !== undefined) parts.push({ termType: reading.termType, value: reading.value, words, text: typed })
    if (reading?.also !== undefined) parts.push({ ...reading.also, words, text: typed })
    if (reading?.termType === 'title') parts.push(...skillsWithin(standardizer, tokens, at, length, skills))
    if (reading === undefined && !smallWords.has(words[0]!)) parts.push({ value: words[0]!, words, text: typed })
    at += length
  }
  return parts
}

/** "React developer" is an alias of one title, but the skill in it is asked for too: what is left without it names a title still. */
function skillsWithin(
  { taxonomy }: Standardizer,
  tokens: Tokens,
  from: number,
  length: number,
  skills: ReadonlyMap<number, FoundSkill>,
): readonly UnderstoodPart[] {
  const end = from + length
  const within = [...skills.values()].filter(
    (found) => found.from >= from && found.from + found.length <= end && found.skill.parent !== undefined,
  )
  return within.flatMap((found) => {
    const rest = [...tokens.words.slice(from, found.from), ...tokens.words.slice(found.from + found.length, end)]
    if (taxonomy.titles.matcher.whole(rest) === undefined) return []
    const last = found.from + found.length - 1
    return [
      {
        termType: 'skill',
        value: found.skill.slug,
        words: tokens.words.slice(found.from, last + 1),
        text: tokens.text.slice(tokens.starts[found.from], tokens.ends[last]),
      },
    ]
  })
}

/** The longest reading; of equal ones the first in this order. */
function best(standardizer: Standardizer, tokens: Tokens, at: number, skill: Reading | undefined): Reading | undefined {
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

function cityAt({ places }: Standardizer, tokens: Tokens, at: number): Reading | undefined {
  const found = placeAt(places, tokens.words, at)
  if (found === undefined) return undefined
  const { place, length, isQualified } = found
  const name = tokens.words.slice(at, at + length).join(' ')
  const isAnnounced = at > 0 && placeWords.has(tokens.words[at - 1]!)
  const isShort = name.length <= 2 && !isUpperCase(tokens.text.slice(tokens.starts[at], tokens.ends[at + length - 1]))
  const isKnown = place.value.startsWith('city:') ? place.population >= knownCity && !places.isEverydayWord(name) : !isShort
  return isQualified || isAnnounced || isKnown ? { termType: 'location', value: place.value, length } : undefined
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
