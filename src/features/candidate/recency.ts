/** Days since the last change, as log(1 + days). */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const updatedDay = fieldIndex('updated-day')

export const recency: Feature = {
  name: 'recency',
  compute({ fields, today }, document) {
    return Math.log1p(Math.max(0, today - fields.number(document, updatedDay)))
  },
}
