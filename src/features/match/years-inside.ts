/** 1 where the years of work lie inside the asked range; an open end of the range asks nothing. */
import type { Feature } from '../feature.ts'
import { heldYears, leastYears, mostYears } from './years-asked.ts'

export const yearsInside: Feature = {
  name: 'years-inside',
  isAsked: ({ subject, minYears, maxYears, heldYears }) =>
    subject === 'jobs' ? !Number.isNaN(heldYears) : !(Number.isNaN(minYears) && Number.isNaN(maxYears)),
  compute(context, document) {
    const held = heldYears(context, document)
    const least = leastYears(context, document)
    const most = mostYears(context, document)
    if (Number.isNaN(held) || (Number.isNaN(least) && Number.isNaN(most))) return NaN
    return held < least || held > most ? 0 : 1
  },
}
