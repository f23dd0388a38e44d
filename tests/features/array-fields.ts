/** Fields over plain objects, for tests: what a document states, by type and by field. */
import { type NumberField, numberFields, type Term, type TermType, termNumber, termTypeOf } from '../../src/domain/term.ts'
import type { Fields } from '../../src/features/fields.ts'

export interface PlainDocument {
  readonly terms?: readonly Term[]
  readonly numbers?: Readonly<Partial<Record<NumberField, number>>>
}

export function arrayFields(documents: readonly PlainDocument[]): Fields {
  const terms = documents.map((document) => [...(document.terms ?? [])].sort((a, b) => a - b))
  const stated = (document: number, type: TermType) => terms[document]!.filter((term) => termTypeOf(term) === type && termNumber(term) > 0)
  return {
    size: documents.length,
    number: (document, field) => documents[document]!.numbers?.[numberFields[field]!] ?? NaN,
    has: (document, term) => terms[document]!.includes(term),
    countShared: (document, asked) => terms[document]!.filter((term) => asked.includes(term)).length,
    count: (document, type) => stated(document, type).length,
    forEach: (document, type, visit) => stated(document, type).forEach(visit),
    evidence: (document, term) => terms[document]!.indexOf(term) + 1,
  }
}
