/** Words as serving needs them: canonical values to terms and back, labels for people, and what the taxonomy knows of titles and places. */
import { type Term, type TermType, termTypeOf } from '../domain/term.ts'
import { isCanonical, labelOf } from '../standardization/labels.ts'
import { valuesNamed } from '../standardization/named-values.ts'
import type { Place } from '../standardization/places/places.ts'
import { resolvePlace } from '../standardization/places/resolve-place.ts'
import { lexQuery } from '../standardization/query/lex-query.ts'
import type { TypedQuery } from '../standardization/query/typed-query.ts'
import { understandQuery } from '../standardization/query/understand-query.ts'
import { withoutTags } from '../standardization/query/without-tags.ts'
import { placeOf, placesWithin, type Standardizer } from '../standardization/standardizer.ts'
import { relatedTitles } from '../standardization/taxonomy.ts'
import type { TermDictionary } from '../standardization/term-dictionary.ts'

export interface UnderstoodQuery extends TypedQuery {
  /** The text joins its parts by AND or OR: then plain words filter as well. */
  readonly hasOperators: boolean
}

export interface Lexicon {
  /** Throws RangeError for a text that cannot be read: too long, too deep, unbalanced. */
  understand(text: string, removedTags: readonly string[]): UnderstoodQuery
  /** Undefined where no document ever stated the value. */
  find(type: TermType, value: string): Term | undefined
  value(term: Term): string | undefined
  /** Canonical values that the text names as a whole; none where the type knows no such name. */
  named(type: TermType, text: string): readonly string[]
  /** Whether the taxonomy or the places have the canonical value. */
  isValue(type: TermType, value: string): boolean
  label(type: TermType, value: string): string
  /** Label of the term's value; undefined where that was erased. */
  termLabel(term: Term): string | undefined
  relatedTitles(title: string): readonly string[]
  functionOf(title: string): string | undefined
  /** 0–9. */
  seniorityLevel(seniority: string): number | undefined
  /** 0–5. */
  degreeLevel(degree: string): number | undefined
  /** Place of a canonical value. */
  place(value: string): Place | undefined
  /** Place that free text names. */
  placeNamed(text: string): Place | undefined
  /** Values of the cities around. */
  placesWithin(latitude: number, longitude: number, radiusKm: number): readonly string[]
}

/** What is asked of the dictionary. */
type Words = Pick<TermDictionary, 'find' | 'value' | 'withdrawals'>

/** One for as long as the standardizer and the dictionary live: it remembers which places are near which. */
export function lexiconOf(standardizer: Standardizer, dictionary: Words): Lexicon {
  const { taxonomy } = standardizer
  const understood = rememberedTexts((text) => understoodText(text, standardizer))
  return {
    understand(text, removedTags) {
      const { typed, hasOperators } = understood(text)
      return { ...withoutTags(typed, removedTags), hasOperators }
    },
    find: (type, value) => dictionary.find(type, value),
    value: (term) => dictionary.value(term),
    named: (type, text) => valuesNamed(standardizer, type, text),
    isValue: (type, value) => isCanonical(standardizer, type, value),
    label: (type, value) => labelOf(standardizer, type, value),
    termLabel: rememberedLabels(dictionary, (type, value) => labelOf(standardizer, type, value)),
    relatedTitles: (title) => relatedTitles(taxonomy, title),
    functionOf: (title) => taxonomy.titles.bySlug.get(title)?.function,
    seniorityLevel: (seniority) => taxonomy.seniorities.bySlug.get(seniority)?.level,
    degreeLevel: (degree) => taxonomy.degrees.bySlug.get(degree)?.level,
    place: (value) => placeOf(standardizer, value),
    placeNamed: (text) => resolvePlace(standardizer.places, text),
    placesWithin: remembered((latitude, longitude, radiusKm) => placesWithin(standardizer, latitude, longitude, radiusKm)),
  }
}

interface UnderstoodText {
  readonly typed: TypedQuery
  /** As in `UnderstoodQuery`. */
  readonly hasOperators: boolean
}

function understoodText(text: string, standardizer: Standardizer): UnderstoodText {
  const hasOperators = lexQuery(text).some(({ type }) => type === 'and' || type === 'or')
  return { typed: understandQuery(text, standardizer), hasOperators }
}

/** People search around the same cities and see the same facet values again and again, every page and facet asks the same text anew, and none of it ever changes. */
const mostTexts = 1000
const mostPlaces = 1000
const mostLabels = 100_000

function rememberedTexts(understand: (text: string) => UnderstoodText): (text: string) => UnderstoodText {
  const known = new Map<string, UnderstoodText>()
  return (text) => known.get(text) ?? keep(known, text, understand(text), mostTexts)
}

function remembered(find: Lexicon['placesWithin']): Lexicon['placesWithin'] {
  const known = new Map<string, readonly string[]>()
  return (latitude, longitude, radiusKm) => {
    const key = `${latitude} ${longitude} ${radiusKm}`
    return known.get(key) ?? keep(known, key, find(latitude, longitude, radiusKm), mostPlaces)
  }
}

/** By term, since a number is found sooner than a word. None outlives its word: those of people who are erased go with them. */
function rememberedLabels(dictionary: Words, label: Lexicon['label']): Lexicon['termLabel'] {
  const known = new Map<number, string>()
  let { withdrawals } = dictionary
  return (term) => {
    if (dictionary.withdrawals !== withdrawals) known.clear()
    withdrawals = dictionary.withdrawals
    const value = dictionary.value(term)
    if (value === undefined) return undefined
    // As a number of 32 bits with a sign, which takes no memory of its own.
    const key = term | 0
    return known.get(key) ?? keep(known, key, label(termTypeOf(term), value), mostLabels)
  }
}

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value, most: number): Value {
  if (known.size >= most) known.clear()
  known.set(key, value)
  return value
}
