/** 1 where the opening is where the member wishes to be; of a job: where it is where the seeker wishes to be. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const desiredLocation: Feature = {
  name: 'desired-location',
  isAsked: ({ desiredLocations }) => desiredLocations.length > 0,
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, requirements.subject === 'jobs' ? 'location' : 'desired-location', requirements.desiredLocations)
  },
}
