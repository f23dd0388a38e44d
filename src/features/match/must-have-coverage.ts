/** Share of the must-have skills that are stated. */
import type { Feature } from '../feature.ts'
import { coverage } from '../shared.ts'

export const mustHaveCoverage: Feature = {
  name: 'must-have-coverage',
  isAsked: ({ mustHaveSkills }) => mustHaveSkills.length > 0,
  compute({ requirements, fields }, document) {
    return coverage(fields, document, 'skill', requirements.mustHaveSkills)
  },
}
