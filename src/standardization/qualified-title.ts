/**
 * Names of work that say no more than what we know by its parts: skills, industries, functions or languages, and behind them the
 * title, or the kind of title, that they qualify. "Java Developer" is Java and a developer, "Welding Engineer" welding and an engineer.
 */
import type { TermType } from '../domain/term.ts'
import { inContext, inOwnCase } from './alias-marks.ts'
import { type FoundSkill, findSkills } from './skills.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { Entry } from './taxonomy-data.ts'
import type { Tokens } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Qualifier {
  readonly termType: TermType
  readonly value: string
  /** As people read it. */
  readonly name: string
  readonly from: number
  readonly length: number
}

/** What qualifies the title that ends the words; undefined where some word is not known, or nothing stands before the title. */
export function qualifiersOf(
  taxonomy: Taxonomy,
  tokens: Tokens,
  isTitle: (words: readonly string[]) => boolean,
): readonly Qualifier[] | undefined {
  const skills = new Map(findSkills(taxonomy, tokens, 'title').map((found) => [found.from, found]))
  const qualifiers: Qualifier[] = []
  for (let at = 0; at < tokens.words.length; ) {
    if (at > 0 && isTitle(tokens.words.slice(at))) return qualifiers
    const longest = qualifierAt(taxonomy, tokens, at, skills.get(at))
    if (longest === undefined) return undefined
    qualifiers.push(longest)
    at += longest.length
  }
  return undefined
}

function qualifierAt(taxonomy: Taxonomy, tokens: Tokens, from: number, skill: FoundSkill | undefined): Qualifier | undefined {
  const found = [
    ...(skill === undefined
      ? []
      : [{ termType: 'skill' as const, value: skill.skill.slug, name: skill.skill.name, from, length: skill.length }]),
    ...entryAt(taxonomy.industries, 'industry', tokens, from),
    ...entryAt(taxonomy.functions, 'function', tokens, from),
    ...entryAt(taxonomy.languages, 'language', tokens, from),
  ]
  return found.reduce<Qualifier | undefined>((best, one) => (best === undefined || one.length > best.length ? one : best), undefined)
}

function entryAt({ matcher, entries }: Vocabulary<Entry>, termType: TermType, { words }: Tokens, from: number): readonly Qualifier[] {
  const found = matcher.longestAt(words, from)
  if (found === undefined || matcher.hasMark(found.alias, inContext | inOwnCase)) return []
  const { slug, name } = entries[found.entry]!
  return [{ termType, value: slug, name, from, length: found.length }]
}
