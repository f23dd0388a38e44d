/** Number of positions, as log(1 + n). */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const held = fieldIndex('positions')

export const positions: Feature = {
  name: 'positions',
  compute({ fields }, document) {
    return Math.log1p(fields.number(document, held))
  },
}
