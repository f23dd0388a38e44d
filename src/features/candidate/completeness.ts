/** Share of the profile or posting that is filled in. */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const share = fieldIndex('completeness')

export const completeness: Feature = {
  name: 'completeness',
  compute({ fields }, document) {
    return fields.number(document, share)
  },
}
