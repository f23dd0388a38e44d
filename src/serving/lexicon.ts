/** Words as serving needs them: canonical values to terms and back, labels for people, and what the taxonomy knows of titles and places. */
import type { Term, TermType } from '../domain/term.ts'
import { labelOf } from '../standardization/labels.ts'
import type { Place } from '../standardization/places/places.ts'
import { resolvePlace } from '../standardization/places/resolve-place.ts'
import { placeOf, placesWithin, type Standardizer } from '../standardization/standardizer.ts'
import { relatedTitles } from '../standardization/taxonomy.ts'
import type { TermDictionary } from '../standardization/term-dictionary.ts'

export interface Lexicon {
  /** Undefined where no document ever stated the value. */
  find(type: TermType, value: string): Term | undefined
  value(term: Term): string | undefined
  label(type: TermType, value: string): string
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

export function lexiconOf(standardizer: Standardizer, dictionary: Pick<TermDictionary, 'find' | 'value'>): Lexicon {
  const { taxonomy } = standardizer
  return {
    find: (type, value) => dictionary.find(type, value),
    value: (term) => dictionary.value(term),
    label: (type, value) => labelOf(standardizer, type, value),
    relatedTitles: (title) => relatedTitles(taxonomy, title),
    functionOf: (title) => taxonomy.titles.bySlug.get(title)?.function,
    seniorityLevel: (seniority) => taxonomy.seniorities.bySlug.get(seniority)?.level,
    degreeLevel: (degree) => taxonomy.degrees.bySlug.get(degree)?.level,
    place: (value) => placeOf(standardizer, value),
    placeNamed: (text) => resolvePlace(standardizer.places, text),
    placesWithin: (latitude, longitude, radiusKm) => placesWithin(standardizer, latitude, longitude, radiusKm),
  }
}
