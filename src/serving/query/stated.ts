/** Reading a standard document: its values by type, its numbers by name. */
import { type NumberField, numberFields, type TermType } from '../../domain/term.ts'
import type { StandardDocument } from '../../standardization/standard-document.ts'
import type { Lexicon } from '../lexicon.ts'

export function valuesOf(document: StandardDocument, type: TermType): readonly string[] {
  return document.terms.filter((term) => term.type === type).map((term) => term.value)
}

export function numberOf(document: StandardDocument, field: NumberField): number {
  return document.numbers[numberFields.indexOf(field)] ?? NaN
}

/** Documents state a place with the region and country around it; only the innermost are what was meant. */
export function innermostPlaces(values: readonly string[], lexicon: Lexicon): readonly string[] {
  const around = new Set(values.flatMap((value) => lexicon.place(value)?.ancestors ?? []))
  return values.filter((value) => !around.has(value))
}
