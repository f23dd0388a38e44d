/** Share of the member's own skills that are asked for: a specialist of what is wanted, or somebody who also knows it. */
import type { Feature } from '../feature.ts'
import { coveredBy } from '../shared.ts'

export const skillFocus: Feature = {
  name: 'skill-focus',
  isAsked: ({ subject, skills }) => subject === 'members' && skills.length > 0,
  compute({ requirements, fields }, document) {
    return requirements.subject === 'members' ? coveredBy(fields, document, 'skill', requirements.skills) : NaN
  },
}
