/** 1 where the member says to be not looking; NaN where no intent is stated. */
import type { Feature } from '../feature.ts'

export const intentPassive: Feature = {
  name: 'intent-passive',
  compute({ requirements, fields }, document) {
    return fields.count(document, 'intent') === 0 ? NaN : Number(fields.has(document, requirements.marks.passive))
  },
}
