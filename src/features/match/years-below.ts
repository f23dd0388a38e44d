/** Years of work missing to the least asked, as log(1 + years). */
import type { Feature } from '../feature.ts'
import { heldYears, leastYears } from './years-asked.ts'

export const yearsBelow: Feature = {
  name: 'years-below',
  isAsked: ({ subject, minYears, heldYears }) => !Number.isNaN(subject === 'jobs' ? heldYears : minYears),
  compute(context, document) {
    return Math.log1p(Math.max(0, leastYears(context, document) - heldYears(context, document)))
  },
}
