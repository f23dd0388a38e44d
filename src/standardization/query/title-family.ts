/**
 * Titles that a name stands for. English names of work end in what they are: a backend developer is a developer. So "developer"
 * names every title one of whose aliases ends in it, within the function of the title that is called just that (a real estate
 * developer is none). A word that no title is called by itself names a family where many titles end in it: "engineer".
 */
import { singular } from '../alias-marks.ts'
import { normalize } from '../normalize.ts'
import type { Taxonomy } from '../taxonomy.ts'
import type { TitleEntry } from '../taxonomy-data.ts'
import { tokenize } from '../tokenize.ts'

export interface TitleFamily {
  /** The title that is called just this, where there is one; it goes first. */
  readonly exact?: string
  /** In the singular, where no title is called just this: titles that nobody knows may hold it too. */
  readonly word?: string
  /** Slugs, the exact one among them; at least two. */
  readonly titles: readonly string[]
  /** "Developer". */
  readonly name: string
}

interface Alias {
  readonly title: TitleEntry
  readonly text: string
  /** Singular; cut when somebody first asks for its last word. */
  words?: readonly string[]
}
type AliasesByLastWord = ReadonlyMap<string, readonly Alias[]>

/** As many titles are called something with this word at the end, before it names a family of its own. */
const fewest = 5
/** Made at the first query that a taxonomy reads. */
const aliasesByTaxonomy = new WeakMap<Taxonomy, AliasesByLastWord>()

/** Of the title `slug`, called `words`; undefined where no other title is one of its kind. */
export function familyOfTitle(taxonomy: Taxonomy, slug: string, words: readonly string[]): TitleFamily | undefined {
  const own = taxonomy.titles.bySlug.get(slug)!
  const kin = [...titlesEndingIn(taxonomy, words)].filter((title) => isKin(title, own, words))
  const titles = [...new Set([slug, ...kin.map((title) => title.slug)])]
  return titles.length < 2 ? undefined : { exact: slug, titles, name: nameOf(words) }
}

/** A name of several words says more, so that a title of another family must be called so by its first name. */
function isKin(title: TitleEntry, own: TitleEntry, words: readonly string[]): boolean {
  if (title.function !== own.function) return false
  if (words.length === 1 || title.family === own.family) return true
  return tokenize(title.name)
    .map(singular)
    .join(' ')
    .endsWith(` ${words.map(singular).join(' ')}`)
}

/** Of a word that is no title's name by itself. */
export function familyOfWord(taxonomy: Taxonomy, word: string): TitleFamily | undefined {
  if (taxonomy.titles.matcher.whole([word]) !== undefined) return undefined
  const ending = singular(word)
  const titles = [...titlesEndingIn(taxonomy, [word])]
  const called = titles.filter((title) => singular(tokenize(title.name).at(-1) ?? '') === ending)
  return called.length < fewest ? undefined : { word: ending, titles: titles.map((title) => title.slug), name: nameOf([word]) }
}

/** In the order of the taxonomy. */
function titlesEndingIn(taxonomy: Taxonomy, words: readonly string[]): ReadonlySet<TitleEntry> {
  const ending = words.map(singular)
  const aliases = aliasesOf(taxonomy).get(ending.at(-1)!) ?? []
  return new Set(aliases.filter((alias) => endsIn(wordsOf(alias, taxonomy), ending)).map((alias) => alias.title))
}

function aliasesOf(taxonomy: Taxonomy): AliasesByLastWord {
  const known = aliasesByTaxonomy.get(taxonomy)
  if (known !== undefined) return known
  const aliases = new Map<string, Alias[]>()
  for (const title of taxonomy.titles.entries)
    for (const text of [title.name, ...title.aliases]) {
      const last = singular(normalize(text.slice(text.search(lastWord))))
      const others = aliases.get(last)
      if (others === undefined) aliases.set(last, [{ title, text }])
      else others.push({ title, text })
    }
  aliasesByTaxonomy.set(taxonomy, aliases)
  return aliases
}

const lastWord = /[^\s/-]+$/

/** Behind a cue of seniority a name is only itself: an assistant project manager is no project manager. */
function wordsOf(alias: Alias, { seniorities }: Taxonomy): readonly string[] {
  if (alias.words !== undefined) return alias.words
  const words = tokenize(alias.text).map(singular)
  const isLed = words.length > 1 && seniorities.matcher.whole(words.slice(0, 1)) !== undefined
  alias.words = isLed ? [words.join(' ')] : words
  return alias.words
}

function endsIn(words: readonly string[], ending: readonly string[]): boolean {
  const from = words.length - ending.length
  return from >= 0 && ending.every((word, at) => words[from + at] === word)
}

function nameOf(words: readonly string[]): string {
  const last = words.length - 1
  return words
    .map((word, at) => (at === last ? singular(word) : word))
    .map((word) => (word.length < 3 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
