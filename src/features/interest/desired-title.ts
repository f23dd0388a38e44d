/** 1 where the opening is what the member wishes to become; of a job: where it is what the seeker wishes to become. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const desiredTitle: Feature = {
  name: 'desired-title',
  isAsked: ({ desiredTitles }) => desiredTitles.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, requirements.subject === 'jobs' ? 'title' : 'desired-title', requirements.desiredTitles)
  },
}
