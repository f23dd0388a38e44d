/** What the world is built from: plain lists handed in by the caller, so that this room reads no file and no other room's types. */

export interface SimulatedTitle {
  readonly slug: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Titles without one share the function "general". */
  readonly function?: string | undefined
}

export interface SimulatedSkill {
  readonly slug: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly parent?: string | undefined
}

export interface SimulatedPlace {
  readonly city: string
  readonly region?: string | undefined
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string
  /** Share of people who live there, on any scale. */
  readonly weight: number
  readonly latitude: number
  readonly longitude: number
}

export interface Vocabulary {
  readonly titles: readonly SimulatedTitle[]
  readonly skills: readonly SimulatedSkill[]
  readonly places: readonly SimulatedPlace[]
}

/**
 * The ways to write a name, the canonical one first. Marks of the taxonomy files (`=`, `!`) are taken off, aliases that need
 * context (`~`, `^`) are left out, and what the tables keep in small letters is written as people write it: "SWE", "Web Developer".
 */
export function spellings(entry: { readonly name: string; readonly aliases: readonly string[] }): readonly string[] {
  const aliases = entry.aliases.filter((alias) => !/[~^]/.test(alias)).map((alias) => presentable(alias.replace(/^[=!]+/, '')))
  return [...new Set([entry.name, ...aliases])]
}

const initials = /^(?:[^aeiouy]{2,4}|(?!go|up|my)[a-z]{2}|sap|api|seo|ehr|emr|usa|cad|cam|iot|aws)$/
const smallWords = /^(?:of|and|for|in|the|to|at|on|a|an|or|with|de|as|by)$/

function presentable(alias: string): string {
  if (alias !== alias.toLowerCase()) return alias
  return alias.replace(/[\p{L}\p{N}]+/gu, (word, at: number) => (at > 0 && smallWords.test(word) ? word : capital(word)))
}

function capital(word: string): string {
  return initials.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)
}

/** Throws RangeError where a list is too short to make a world of. */
export function checkVocabulary(vocabulary: Vocabulary): void {
  if (vocabulary.titles.length < 2) throw new RangeError('a world needs at least 2 titles')
  if (vocabulary.skills.length < 12) throw new RangeError('a world needs at least 12 skills')
  if (vocabulary.places.length < 1) throw new RangeError('a world needs at least 1 place')
}
