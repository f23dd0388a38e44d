/**
 * What a run of words names, longest name first: years of work, distances around a place, titles (with "VP of Engineering"), skills, places, seniority, languages,
 * workplaces, employment types, industries, functions, degrees. Everything else stays a word; small words are left out.
 */
import { type FoundSkill, findSkills } from '../skills.ts'
import type { Standardizer } from '../standardizer.ts'
import { scan, type Tokens, tokenize } from '../tokenize.ts'
import { isSkillAndFamily, qualifiersAndFamily } from './alias-parts.ts'
import { withLevelsAsTitles } from './levels-as-titles.ts'
import { type AroundFound, aroundAt, distanceBehind, yearsAt } from './measures.ts'
import { cityAt, isSmallWord, longestReading, type Reading, smallWords } from './readings.ts'
import { alternativesIn, orWords } from './run-alternatives.ts'
import type { RunShape, Thing, UnderstoodPart } from './run-thing.ts'
import { inFull } from './short-words.ts'
import { withWordsAsSkills } from './words-as-skills.ts'

type Skills = ReadonlyMap<number, FoundSkill>

/** `isDenied`: what the run names first is excluded. */
export function understandRun(standardizer: Standardizer, text: string, isDenied = false): readonly RunShape[] {
  const { taxonomy } = standardizer
  const tokens = inFull(scan(text))
  const things = withWordsAsSkills(taxonomy, thingsIn(standardizer, tokens), tokens)
  return alternativesIn(withLevelsAsTitles(taxonomy, things, isDenied), tokens)
}

function thingsIn(standardizer: Standardizer, tokens: Tokens): readonly Thing[] {
  const mayMeasure = /\d/.test(tokens.text)
  const things: Thing[] = []
  const skills: Skills = new Map(findSkills(standardizer.taxonomy, tokens, 'title').map((found) => [found.from, found]))
  for (let at = 0; at < tokens.words.length; ) {
    const thing = (mayMeasure ? measureAt(standardizer, tokens, at) : undefined) ?? thingAt(standardizer, tokens, at, skills)
    if (thing.parts.length > 0) things.push(thing)
    at = thing.end
  }
  return things
}

/** Without parts where a small word stands that names nothing. */
function thingAt(standardizer: Standardizer, tokens: Tokens, at: number, skills: Skills): Thing {
  const skill = skillReading(skills.get(at))
  const longest = isAlternativeSkill(tokens, at, skills) ? skill : longestReading(standardizer, tokens, at, skill)
  const alias = longest?.termType === 'title' && longest.length > 1 ? wordsWithin(tokens, at, at + longest.length) : undefined
  const reading = alias && isSkillAndFamily(standardizer.taxonomy, alias, longest!.value) ? skill : longest
  const end = at + (reading?.length ?? 1)
  const words = tokens.words.slice(at, end)
  const text = typed(tokens, at, end)
  const otherwise = alias && reading === longest ? qualifiersAndFamily(standardizer.taxonomy, alias, reading!.value) : []
  const thing = (parts: readonly UnderstoodPart[]): Thing => ({
    type: 'thing',
    parts,
    from: at,
    end,
    ...(otherwise.length === 0 ? {} : { otherwise }),
  })
  if (reading === undefined) return thing(smallWords.has(words[0]!) ? [] : [{ value: words[0]!, words, text }])
  const { termType, value, also, family } = reading
  return thing([
    { termType, value, words, text, ...(family === undefined ? {} : { family }) },
    ...(also === undefined ? [] : [{ ...also, words, text }]),
    ...(termType === 'title' ? skillsWithin(standardizer, tokens, at, reading, skills) : []),
  ])
}

function wordsWithin({ words, text, starts, ends }: Tokens, from: number, end: number): Tokens {
  return { words: words.slice(from, end), text, starts: starts.slice(from, end), ends: ends.slice(from, end) }
}

function skillReading(found: FoundSkill | undefined): Reading | undefined {
  return found && { termType: 'skill', value: found.skill.slug, length: found.length }
}

/** "vue or react developer": the second skill is as open as the first, and no part of a title. */
function isAlternativeSkill({ words }: Tokens, at: number, skills: Skills): boolean {
  if (at < 2 || !orWords.has(words[at - 1]!) || !skills.has(at)) return false
  return [...skills.values()].some(({ from, length }) => from + length === at - 1)
}

/** Years of work, or a distance with its place, in either order. */
function measureAt(standardizer: Standardizer, tokens: Tokens, at: number): Thing | undefined {
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

function measured(tokens: Tokens, from: number, length: number, named: Omit<UnderstoodPart, 'words' | 'text'>): Thing {
  const end = from + length
  return { type: 'thing', parts: [{ ...named, words: tokens.words.slice(from, end), text: typed(tokens, from, end) }], from, end }
}

function typed({ text, starts, ends }: Tokens, from: number, end: number): string {
  return text.slice(starts[from], ends[end - 1])
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
  skills: Skills,
): readonly UnderstoodPart[] {
  const end = from + length
  const within = [...skills.values()].filter(
    (found) => found.from >= from && found.from + found.length <= end && found.skill.parent !== undefined,
  )
  return within.flatMap((found) => {
    const next = found.from + found.length
    const rest = [...tokens.words.slice(from, found.from), ...tokens.words.slice(next, end)]
    const name = taxonomy.titles.bySlug.get(title)?.name
    if (name === undefined || taxonomy.titles.matcher.whole(rest) === undefined || isSaidBy(name, tokens, found)) return []
    return [
      { termType: 'skill', value: found.skill.slug, words: tokens.words.slice(found.from, next), text: typed(tokens, found.from, next) },
    ]
  })
}

function isSaidBy(title: string, { words }: Tokens, { from, length, skill }: FoundSkill): boolean {
  const said = ` ${tokenize(title).join(' ')} `
  return [words.slice(from, from + length), tokenize(skill.name)].some((name) => said.includes(` ${name.join(' ')} `))
}
