/** Of a job: share of the skills it asks for that the seeker has. */
import type { Feature } from '../feature.ts'
import { coveredBy } from '../shared.ts'

export const jobSkillCoverage: Feature = {
  name: 'job-skill-coverage',
  isAsked: ({ subject, skills }) => subject === 'jobs' && skills.length > 0,
  compute({ requirements, fields }, document) {
    return requirements.subject === 'jobs' ? coveredBy(fields, document, 'skill', requirements.skills) : NaN
  },
}
