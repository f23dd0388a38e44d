/** How far the offered salary exceeds the wanted one, as log(offered / wanted); 0 where it does not. */
import type { Feature } from '../feature.ts'
import { asksSalary, salaryRatio } from './salary-ratio.ts'

export const salarySurplus: Feature = {
  name: 'salary-surplus',
  isAsked: asksSalary,
  compute(context, document) {
    return Math.max(0, salaryRatio(context, document))
  },
}
