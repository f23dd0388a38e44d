/** How many must-have skills are not stated. */
import type { Feature } from '../feature.ts'

export const missingMustHaves: Feature = {
  name: 'missing-must-haves',
  isAsked: ({ mustHaveSkills }) => mustHaveSkills.length > 0,
  compute({ requirements, fields }, document) {
    const { mustHaveSkills } = requirements
    if (mustHaveSkills.length === 0 || fields.count(document, 'skill') === 0) return NaN
    return mustHaveSkills.length - fields.countShared(document, mustHaveSkills)
  },
}
