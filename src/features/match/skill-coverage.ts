/** Share of the asked skills that are stated. */
import type { Feature } from '../feature.ts'
import { coverage } from '../shared.ts'

export const skillCoverage: Feature = {
  name: 'skill-coverage',
  isAsked: ({ skills }) => skills.length > 0,
  compute({ requirements, fields }, document) {
    return coverage(fields, document, 'skill', requirements.skills)
  },
}
