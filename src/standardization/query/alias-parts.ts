/**
 * A title that is called what its parts say already. In "react developer" the alias of one title would find fewer people than
 * React and any developer do, so there the parts are read. In "aws engineer" no title but many are called by the last word: then
 * the one title is meant, and the parts as well. A title that bears the words in its own name ("data engineer") is only itself.
 */
import { type Qualifier, qualifiersOf } from '../qualified-title.ts'
import type { Taxonomy } from '../taxonomy.ts'
import { type Tokens, tokenize } from '../tokenize.ts'
import type { UnderstoodPart } from './run-thing.ts'
import { familyOfTitle, familyOfWord } from './title-family.ts'

/** The alias of the title `slug` is a skill and a name of its family. */
export function isSkillAndFamily(taxonomy: Taxonomy, alias: Tokens, slug: string): boolean {
  const { matcher, entries } = taxonomy.titles
  const qualifiers = qualifiersOf(taxonomy, alias, (words) => matcher.whole(words) !== undefined) ?? []
  if (qualifiers.length === 0 || !qualifiers.every((one) => isNarrowSkill(taxonomy, one))) return false
  if (isSaidBy(taxonomy, slug, alias, qualifiers)) return false
  const words = behind(alias, qualifiers)
  return familyOfTitle(taxonomy, entries[matcher.whole(words)!]!.slug, words)?.titles.includes(slug) === true
}

/** The qualifiers and any title that ends in the last word, where that names no title by itself. */
export function qualifiersAndFamily(taxonomy: Taxonomy, alias: Tokens, slug: string): readonly UnderstoodPart[] {
  const qualifiers = qualifiersOf(taxonomy, alias, (words) => words.length === 1 && familyOfWord(taxonomy, words[0]!) !== undefined) ?? []
  if (qualifiers.length === 0 || isSaidBy(taxonomy, slug, alias, qualifiers)) return []
  const family = familyOfWord(taxonomy, behind(alias, qualifiers)[0]!)!
  return [
    ...qualifiers.map(({ termType, value, from, length }) => ({ termType, value, ...typed(alias, from, from + length) })),
    {
      termType: 'title',
      value: family.word!,
      family,
      ...typed(alias, alias.words.length - 1, alias.words.length),
    },
  ]
}

/** Fields of work ("marketing") stand at the top and are no skill to ask for by themselves. */
function isNarrowSkill(taxonomy: Taxonomy, { termType, value }: Qualifier): boolean {
  return termType === 'skill' && taxonomy.skills.bySlug.get(value)?.parent !== undefined
}

function isSaidBy(taxonomy: Taxonomy, slug: string, { words }: Tokens, qualifiers: readonly Qualifier[]): boolean {
  const said = ` ${tokenize(taxonomy.titles.bySlug.get(slug)!.name).join(' ')} `
  return qualifiers.some(({ from, length, name }) =>
    [words.slice(from, from + length), tokenize(name)].some((words) => said.includes(` ${words.join(' ')} `)),
  )
}

function behind({ words }: Tokens, qualifiers: readonly Qualifier[]): readonly string[] {
  const { from, length } = qualifiers.at(-1)!
  return words.slice(from + length)
}

function typed({ words, text, starts, ends }: Tokens, from: number, end: number): Pick<UnderstoodPart, 'words' | 'text'> {
  return { words: words.slice(from, end), text: text.slice(starts[from], ends[end - 1]) }
}
