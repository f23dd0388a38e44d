/** Where a number stands in a document's row. */
import { type NumberField, numberFields } from '../domain/term.ts'

export function fieldIndex(field: NumberField): number {
  return numberFields.indexOf(field)
}
