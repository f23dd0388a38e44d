/** Months in the current position, as log(1 + months). */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const tenureMonths = fieldIndex('tenure-months')

export const tenure: Feature = {
  name: 'tenure',
  compute({ fields }, document) {
    return Math.log1p(fields.number(document, tenureMonths))
  },
}
