/** 1 where the opening is where the member wishes to be. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const desiredLocation: Feature = {
  name: 'desired-location',
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'desired-location', requirements.desiredLocations)
  },
}
