/** Of a job: share of its must-have skills that the seeker has. */
import type { Feature } from '../feature.ts'
import { coveredBy } from '../shared.ts'

export const jobMustHaveCoverage: Feature = {
  name: 'job-must-have-coverage',
  isAsked: ({ subject, heldSkills }) => subject === 'jobs' && heldSkills.length > 0,
  compute({ requirements, fields }, document) {
    return requirements.subject === 'jobs' ? coveredBy(fields, document, 'must-have-skill', requirements.heldSkills) : NaN
  },
}
