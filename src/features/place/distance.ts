/** Distance to the nearest asked place, as log(1 + km). */

import { greatCircleKm } from '../../math/great-circle.ts'
import type { Feature } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'
import { placeMatters } from './place-matters.ts'

const latitude = fieldIndex('latitude')
const longitude = fieldIndex('longitude')

export const distance: Feature = {
  name: 'distance',
  isAsked: ({ latitudes }) => latitudes.length > 0,
  compute(context, document) {
    const { latitudes, longitudes } = context.requirements
    const north = context.fields.number(document, latitude)
    if (latitudes.length === 0 || Number.isNaN(north) || !placeMatters(context, document)) return NaN
    const east = context.fields.number(document, longitude)
    let nearest = Infinity
    for (let i = 0; i < latitudes.length; i++) nearest = Math.min(nearest, greatCircleKm(north, east, latitudes[i]!, longitudes[i]!))
    return Math.log1p(nearest)
  },
}
