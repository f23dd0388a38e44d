/** Years of work, as log(1 + years). */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const years = fieldIndex('years')

export const yearsHeld: Feature = {
  name: 'years-held',
  compute({ fields }, document) {
    return Math.log1p(fields.number(document, years))
  },
}
