/** 1 where the opening is what the member wishes to become. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'

export const desiredTitle: Feature = {
  name: 'desired-title',
  compute({ requirements, fields }, document) {
    return anyShared(fields, document, 'desired-title', requirements.desiredTitles)
  },
}
