/** 1 where the country of an asked place is stated. */
import type { Feature } from '../feature.ts'
import { anyShared } from '../shared.ts'
import { placeMatters } from './place-matters.ts'

export const sameCountry: Feature = {
  name: 'same-country',
  isAsked: ({ countries }) => countries.length > 0,
  compute(context, document) {
    return placeMatters(context, document) ? anyShared(context.fields, document, 'location', context.requirements.countries) : NaN
  },
}
