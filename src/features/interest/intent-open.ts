/** 1 where the member says to be open to offers; NaN where no intent is stated. */
import type { Feature } from '../feature.ts'

export const intentOpen: Feature = {
  name: 'intent-open',
  compute({ requirements, fields }, document) {
    return fields.count(document, 'intent') === 0 ? NaN : Number(fields.has(document, requirements.marks.open))
  },
}
