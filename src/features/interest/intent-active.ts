/** 1 where the member says to be looking actively; NaN where no intent is stated. */
import type { Feature } from '../feature.ts'

export const intentActive: Feature = {
  name: 'intent-active',
  compute({ requirements, fields }, document) {
    return fields.count(document, 'intent') === 0 ? NaN : Number(fields.has(document, requirements.marks.active))
  },
}
