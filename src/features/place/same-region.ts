/** 1 where the region of an asked place is stated. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'
import { placeMatters } from './place-matters.ts'

export const sameRegion: Feature = {
  name: 'same-region',
  isAsked: ({ regions }) => regions.length > 0,
  compute(context, document) {
    return placeMatters(context, document) ? anyShared(context.fields, document, 'location', context.requirements.regions) : NaN
  },
}
