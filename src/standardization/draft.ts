/**
 * A standard document under construction. The first evidence of a value stays, so callers add the strongest first (the list of
 * skills before prose). Limits defend against hidden text: repeated words and endless lists change nothing beyond them.
 */
import { type NumberField, numberFields, type TermType } from '../domain/term.ts'
import { type EvidenceField, packEvidence } from './evidence.ts'
import type { Place } from './places/places.ts'
import { type Context, claimedSkills, findSkills } from './skills.ts'
import type { StandardDocument, StandardTerm, UnreadText } from './standard-document.ts'
import type { Standardizer } from './standardizer.ts'
import { scan, type Tokens } from './tokenize.ts'

export const documentLimits = {
  /** Words of all sections. */
  tokens: 4000,
  /** Characters of one text that are read. */
  characters: 40_000,
  /** Skills found in texts, beside those that a list claims. */
  foundSkills: 60,
  /** Entries of one list (skills, positions, places …). */
  entries: 200,
  /** The same word in immediate repetition. */
  repetitions: 2,
} as const

const numberIndex: ReadonlyMap<NumberField, number> = new Map(numberFields.map((field, at) => [field, at]))

export class Draft {
  readonly #standardizer: Standardizer
  readonly #terms: StandardTerm[] = []
  readonly #seen = new Map<TermType, Set<string>>()
  readonly #sections: (readonly string[])[] = []
  readonly #unread: UnreadText[] = []
  readonly #numbers = new Float32Array(numberFields.length).fill(Number.NaN)
  #tokensLeft: number = documentLimits.tokens
  #foundSkills = 0

  constructor(standardizer: Standardizer) {
    this.#standardizer = standardizer
  }

  /** False where the value was known already. */
  add(type: TermType, value: string, field: EvidenceField, index = 0): boolean {
    const seen = this.#seen.get(type)
    if (seen === undefined) this.#seen.set(type, new Set([value]))
    else if (seen.has(value)) return false
    else seen.add(value)
    this.#terms.push({ type, value, evidence: packEvidence(field, index) })
    return true
  }

  /** What each entry of a list stands for; undefined where it stands for nothing known. */
  addEach(type: TermType, values: readonly (string | undefined)[], field: EvidenceField): void {
    for (const [index, value] of values.entries()) if (value !== undefined) this.add(type, value, field, index)
  }

  /** Skills that the entries of a list claim. */
  addClaims(claims: readonly Tokens[], field: EvidenceField): void {
    for (const [index, claim] of claims.entries()) {
      for (const skill of claimedSkills(this.#standardizer.taxonomy, claim)) this.add('skill', skill.slug, field, index)
    }
  }

  /** The place and, so that a wider search finds it, the region and country above it. */
  addPlace(place: Place | undefined, field: EvidenceField, index = 0): void {
    if (place === undefined) return
    for (const value of [place.value, ...place.ancestors]) this.add('location', value, field, index)
  }

  /** Skills that a text names; marked ones only where their neighbours vouch for them. */
  addSkillsOf(tokens: Tokens, context: Context, field: EvidenceField, index = 0): void {
    for (const { skill } of findSkills(this.#standardizer.taxonomy, tokens, context)) {
      if (this.#foundSkills >= documentLimits.foundSkills) return
      if (this.add('skill', skill.slug, field, index)) this.#foundSkills++
    }
  }

  number(field: NumberField): number {
    return this.#numbers[numberIndex.get(field)!]!
  }

  setNumber(field: NumberField, value: number): void {
    this.#numbers[numberIndex.get(field)!] = value
  }

  /** One section of searchable text, in reading order, as far as the document's limit goes. */
  addSection(...parts: readonly Tokens[]): void {
    const words = withoutRepetitions(parts.length === 1 ? parts[0]!.words : joined(parts))
    const kept = words.length > this.#tokensLeft ? words.slice(0, this.#tokensLeft) : words
    if (kept.length === 0) return
    this.#tokensLeft -= kept.length
    this.#sections.push(kept)
  }

  addUnread(unread: UnreadText): void {
    this.#unread.push(unread)
  }

  finish(): StandardDocument {
    return { terms: this.#terms, numbers: this.#numbers, sections: this.#sections, unread: this.#unread }
  }
}

/** Tokens of a text as far as it is read at all. */
export function read(text: string): Tokens {
  return scan(text.length > documentLimits.characters ? text.slice(0, documentLimits.characters) : text)
}

export function entriesOf<T>(list: readonly T[] | undefined): readonly T[] {
  return list === undefined ? [] : list.length > documentLimits.entries ? list.slice(0, documentLimits.entries) : list
}

function joined(parts: readonly Tokens[]): readonly string[] {
  const words: string[] = []
  for (const part of parts) for (const word of part.words) words.push(word)
  return words
}

function withoutRepetitions(words: readonly string[]): readonly string[] {
  const { repetitions } = documentLimits
  for (let at = repetitions; at < words.length; at++)
    if (words[at] === words[at - 1] && words[at] === words[at - repetitions])
      return words.filter((word, place) => !isRepeated(words, word, place))
  return words
}

function isRepeated(words: readonly string[], word: string, at: number): boolean {
  for (let back = 1; back <= documentLimits.repetitions; back++) if (words[at - back] !== word) return false
  return true
}
