/** 1 where an asked place is stated, be it a city, a region or a country. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'
import { placeMatters } from './place-matters.ts'

export const samePlace: Feature = {
  name: 'same-place',
  isAsked: ({ locations }) => locations.length > 0,
  compute(context, document) {
    return placeMatters(context, document) ? anyShared(context.fields, document, 'location', context.requirements.locations) : NaN
  },
}
