/**
 * Names of skills that are everyday words as well, and so count in context only: in a query of nothing but names they are the
 * skills. Two of them vouch for each other ("go rust", "word excel" ), and one that is written in a case of its own anywhere
 * else ("scala") needs no other beside names of other kinds ("scala berlin"). Among words that name nothing they stay words.
 */
import { inContext, inOwnCase } from '../alias-marks.ts'
import type { Taxonomy } from '../taxonomy.ts'
import type { Tokens } from '../tokenize.ts'
import { entryOf } from '../vocabulary.ts'
import { kindOf, type Thing } from './run-thing.ts'

interface Candidate {
  readonly thing: Thing
  readonly skill: string
  readonly isName: boolean
}

export function withWordsAsSkills(taxonomy: Taxonomy, things: readonly Thing[], tokens: Tokens): readonly Thing[] {
  const words = things.filter((thing) => kindOf(thing) === 'word')
  const candidates = words.flatMap((thing) => candidate(taxonomy, thing, tokens))
  const count = candidates.length
  if (count === 0 || count < words.length || (count === 1 && !candidates[0]!.isName)) return things
  const skills = new Map(candidates.map(({ thing, skill }) => [thing, skill]))
  return things.map((thing) => asSkill(thing, skills.get(thing)))
}

function candidate(taxonomy: Taxonomy, thing: Thing, { words, text, starts, ends }: Tokens): readonly Candidate[] {
  const { matcher } = taxonomy.skills
  const found = matcher.longestAt(words, thing.from)
  if (found?.length !== 1 || !matcher.hasMark(found.alias, inContext | inOwnCase)) return []
  const written = matcher.textOf(found.alias)
  const isInOwnCase = written !== written.toLowerCase() && text.slice(starts[thing.from], ends[thing.from]) === written
  return [{ thing, skill: entryOf(taxonomy.skills, found).slug, isName: isInOwnCase || matcher.hasMark(found.alias, inOwnCase) }]
}

function asSkill(thing: Thing, skill: string | undefined): Thing {
  return skill === undefined ? thing : { ...thing, parts: thing.parts.map((part) => ({ ...part, termType: 'skill', value: skill })) }
}
