/** Values of terms, as the term dictionary numbers them. A forgotten value leaves its number taken. */
import type { Term, termTypes } from '../../domain/term.ts'
import type { Reader, Transaction } from '../../events/records.ts'
import type { TermEntry } from '../../standardization/term-dictionary.ts'

export const dictionaryTable = 'dictionary'

/** Types whose values people write themselves; all others come from the taxonomy or from lists. */
export const openTypes: ReadonlySet<string> = new Set([
  'text',
  'company',
  'current-company',
  'school',
  'field-of-study',
  'hidden-from',
] satisfies readonly (typeof termTypes)[number][])

export function putTerms(transaction: Transaction, entries: Iterable<{ readonly term: Term; readonly value: string }>): void {
  for (const { term, value } of entries) transaction.put(dictionaryTable, term, value)
}

export function forgetTerm(transaction: Transaction, term: Term): void {
  transaction.put(dictionaryTable, term, null)
}

/** In the order of terms. */
export function* everyTerm(reader: Reader): Generator<TermEntry> {
  for (const { key, value } of reader.range<string | null>(dictionaryTable))
    yield value === null ? { term: Number(key) } : { term: Number(key), value }
}
