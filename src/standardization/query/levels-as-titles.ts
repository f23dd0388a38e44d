/**
 * Names of levels that titles end in as well. Whoever types "manager" or "assistant" and no other title asks for people who are
 * called so; beside a title the word says how senior, and so does the first of "assistant manager". To deny a level by its own
 * name leaves out who stands there: "-manager" says nothing against a product manager of old.
 */
import type { Taxonomy } from '../taxonomy.ts'
import type { LevelEntry } from '../taxonomy-data.ts'
import { tokenize } from '../tokenize.ts'
import { kindOf, type Thing } from './run-thing.ts'
import { familyOfWord } from './title-family.ts'

export function withLevelsAsTitles(taxonomy: Taxonomy, things: readonly Thing[], isDenied: boolean): readonly Thing[] {
  if (things.some((thing) => kindOf(thing) === 'title')) return things
  return things.map((thing, at) => asTitle(taxonomy, thing, things[at + 1], isDenied && at === 0))
}

function asTitle(taxonomy: Taxonomy, thing: Thing, next: Thing | undefined, isDenied: boolean): Thing {
  const [part] = thing.parts
  if (part?.termType !== 'seniority') return thing
  const word = part.words.at(-1)!
  const level = levelCalled(taxonomy, word)
  const family = familyOfWord(taxonomy, word)
  if (family === undefined || level?.slug !== part.value) return thing
  const isOnlyLevel = isNameOf(word, level) ? isDenied : next?.from === thing.end && kindOf(next) === 'seniority'
  return isOnlyLevel ? thing : { ...thing, parts: [{ ...part, termType: 'title', value: family.word!, family }] }
}

function levelCalled({ seniorities }: Taxonomy, word: string): LevelEntry | undefined {
  const entry = seniorities.matcher.whole([word])
  return entry === undefined ? undefined : seniorities.entries[entry]
}

function isNameOf(word: string, { name }: LevelEntry): boolean {
  const words = tokenize(name)
  return words.length === 1 && words[0] === word
}
