/** Query-independent worth, 0–1. */
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'

const worth = fieldIndex('static-rank')

export const staticRank: Feature = {
  name: 'static-rank',
  compute({ fields }, document) {
    return fields.number(document, worth)
  },
}
