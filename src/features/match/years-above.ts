/** Years of work beyond the most asked, as log(1 + years). */
import type { Feature } from '../feature.ts'
import { heldYears, mostYears } from './years-asked.ts'

export const yearsAbove: Feature = {
  name: 'years-above',
  isAsked: ({ subject, maxYears, heldYears }) => !Number.isNaN(subject === 'jobs' ? heldYears : maxYears),
  compute(context, document) {
    return Math.log1p(Math.max(0, heldYears(context, document) - mostYears(context, document)))
  },
}
