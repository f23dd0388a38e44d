/**
 * What a run of words names, longest name first: years of work, distances around a place, titles (with "VP of Engineering"), skills, places, seniority, languages,
 * workplaces, employment types, industries, functions, degrees. Everything else stays a word; small words are left out.
 */
import type { TermType } from '../../domain/term.ts'
import { type FoundSkill, findSkills } from '../skills.ts'
import type { Standardizer } from '../standardizer.ts'
import { scan, type Tokens, tokenize } from '../tokenize.ts'
import { type AroundFound, aroundAt, distanceBehind, yearsAt } from './measures.ts'
import { cityAt, isSmallWord, longestReading, type Reading, smallWords } from './readings.ts'
import type { YearsNamed } from './typed-query.ts'

export interface UnderstoodPart {
  /** Absent for a plain word. */
  readonly termType?: TermType
  readonly value: string
  readonly words: readonly string[]
  /** As typed. */
  readonly text: string
  /** Of a place. */
  readonly radiusKm?: number
  /** Years of work, which are no canonical value. */
  readonly years?: YearsNamed
}

export function understandRun(standardizer: Standardizer, text: string): readonly UnderstoodPart[] {
  const tokens = scan(text)
  const mayMeasure = /\d/.test(text)
  const parts: UnderstoodPart[] = []
  const skills = new Map(findSkills(standardizer.taxonomy, tokens, 'title').map((found) => [found.from, found]))
  for (let at = 0; at < tokens.words.length; ) {
    const measured = mayMeasure ? measureAt(standardizer, tokens, at) : undefined
    if (measured !== undefined) {
      parts.push(measured.part)
      at += measured.length
      continue
    }
    const skill = skills.get(at)
    const reading = longestReading(
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
    if (reading?.termType === 'title') parts.push(...skillsWithin(standardizer, tokens, at, reading, skills))
    if (reading === undefined && !smallWords.has(words[0]!)) parts.push({ value: words[0]!, words, text: typed })
    at += length
  }
  return parts
}

interface Measured {
  readonly part: UnderstoodPart
  readonly length: number
}

/** Years of work, or a distance with its place, in either order. */
function measureAt(standardizer: Standardizer, tokens: Tokens, at: number): Measured | undefined {
  const years = yearsAt(tokens, at)
  if (years !== undefined) {
    const { min = '', max = '' } = years.years
    return measured(tokens, at, years.length, { value: `${min}-${max}`, years: years.years })
  }
  const around = aroundAt(standardizer, tokens, at, (word) => isSmallWord(tokens, word)) ?? placeWithDistance(standardizer, tokens, at)
  if (around === undefined) return undefined
  return measured(tokens, at, around.length, { termType: 'location', value: around.value, radiusKm: around.km })
}

function placeWithDistance(standardizer: Standardizer, tokens: Tokens, at: number): AroundFound | undefined {
  const place = cityAt(standardizer, tokens, at)
  const behind = place && distanceBehind(tokens, at + place.length)
  return behind && { value: place.value, km: behind.km, length: place.length + behind.length }
}

function measured(tokens: Tokens, at: number, length: number, named: Omit<UnderstoodPart, 'words' | 'text'>): Measured {
  const text = tokens.text.slice(tokens.starts[at], tokens.ends[at + length - 1])
  return { part: { ...named, words: tokens.words.slice(at, at + length), text }, length }
}

/**
 * "React developer" is an alias of one title, but the skill in it is asked for too: what is left without it names a title still.
 * Not so in "UX designer", where the name of the title says it already.
 */
function skillsWithin(
  { taxonomy }: Standardizer,
  tokens: Tokens,
  from: number,
  { length, value: title }: Reading,
  skills: ReadonlyMap<number, FoundSkill>,
): readonly UnderstoodPart[] {
  const end = from + length
  const within = [...skills.values()].filter(
    (found) => found.from >= from && found.from + found.length <= end && found.skill.parent !== undefined,
  )
  return within.flatMap((found) => {
    const rest = [...tokens.words.slice(from, found.from), ...tokens.words.slice(found.from + found.length, end)]
    if (taxonomy.titles.matcher.whole(rest) === undefined || isSaidBy(taxonomy.titles.bySlug.get(title)!.name, tokens, found)) return []
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

function isSaidBy(title: string, { words }: Tokens, { from, length, skill }: FoundSkill): boolean {
  const said = ` ${tokenize(title).join(' ')} `
  return [words.slice(from, from + length), tokenize(skill.name)].some((name) => said.includes(` ${name.join(' ')} `))
}
