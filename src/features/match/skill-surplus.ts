/** Skills stated beyond the asked ones, as log(1 + n): breadth, or a padded list. */
import type { Feature } from '../feature.ts'

export const skillSurplus: Feature = {
  name: 'skill-surplus',
  isAsked: ({ skills }) => skills.length > 0,
  compute({ requirements, fields }, document) {
    const stated = fields.count(document, 'skill')
    if (requirements.skills.length === 0 || stated === 0) return NaN
    return Math.log1p(stated - fields.countShared(document, requirements.skills))
  },
}
