/** Entries of one type with their aliases compiled for look-up. */
import { markOf, type Stem } from './alias-marks.ts'
import { AliasMatcher, type Found } from './alias-matcher.ts'
import { normalize } from './normalize.ts'
import type { Entry } from './taxonomy-data.ts'
import { tokenize } from './tokenize.ts'

export interface Vocabulary<E extends Entry> {
  readonly entries: readonly E[]
  readonly bySlug: ReadonlyMap<string, E>
  readonly matcher: AliasMatcher
}

export interface CompileOptions {
  readonly stem?: Stem
  /** Aliases of several words also match with their last word in the plural. */
  readonly plurals?: boolean
}

export function compileVocabulary<E extends Entry>(entries: readonly E[], { stem, plurals }: CompileOptions = {}): Vocabulary<E> {
  const matcher = new AliasMatcher(stem)
  entries.forEach((entry, number) => {
    for (const alias of entry.aliases) if (alias.startsWith('!')) matcher.add(alias.slice(1), number)
  })
  entries.forEach((entry, number) => {
    if (!isMarked(entry)) matcher.add(entry.name, number)
  })
  entries.forEach((entry, number) => {
    for (const alias of entry.aliases) if (!alias.startsWith('!')) matcher.add(alias, number)
  })
  if (plurals === true) addPlurals(matcher, entries)
  return { entries, bySlug: new Map(entries.map((entry) => [entry.slug, entry])), matcher }
}

/** The entry that this text, read as a whole, names. */
export function entryNamed<E extends Entry>(vocabulary: Vocabulary<E>, text: string): E | undefined {
  const number = vocabulary.matcher.whole(tokenize(text))
  return number === undefined ? undefined : vocabulary.entries[number]
}

export function entryOf<E extends Entry>(vocabulary: Vocabulary<E>, found: Found): E {
  return vocabulary.entries[found.entry]!
}

/** Whether the name itself is listed with a mark, which then takes the place of the plain name. */
function isMarked(entry: Entry): boolean {
  const name = normalize(entry.name)
  return entry.aliases.some((alias) => markOf(alias) !== 0 && normalize(alias.slice(1)) === name)
}

function addPlurals(matcher: AliasMatcher, entries: readonly Entry[]): void {
  entries.forEach((entry, number) => {
    for (const alias of [entry.name, ...entry.aliases])
      if (/\s/.test(alias) && /[a-z]$/.test(alias) && !alias.endsWith('s')) matcher.add(`${alias}s`, number)
  })
}
