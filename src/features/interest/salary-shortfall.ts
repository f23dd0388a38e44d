/** How far the offered salary falls short of the wanted one, as log(wanted / offered); 0 where it suffices. */
import type { Feature } from '../feature.ts'
import { asksSalary, salaryRatio } from './salary-ratio.ts'

export const salaryShortfall: Feature = {
  name: 'salary-shortfall',
  isAsked: asksSalary,
  compute(context, document) {
    return Math.max(0, -salaryRatio(context, document))
  },
}
