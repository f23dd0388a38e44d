/**
 * log(salary offered / salary wanted), held within ±1 so that a mistyped salary cannot decide a ranking. The most that is
 * offered counts, or the least where no upper end is stated.
 */
import type { Context } from '../feature.ts'
import { fieldIndex } from '../field-index.ts'
import type { Requirements } from '../requirements.ts'

const salaryMin = fieldIndex('salary-min')
const salaryMax = fieldIndex('salary-max')

export function salaryRatio({ requirements, fields }: Context, document: number): number {
  if (requirements.subject === 'members') return ratio(requirements.salaryMin, requirements.salaryMax, fields.number(document, salaryMin))
  return ratio(fields.number(document, salaryMin), fields.number(document, salaryMax), requirements.salaryMin)
}

/** Says the asking side anything of a salary? */
export function asksSalary({ subject, salaryMin: least, salaryMax: most }: Requirements): boolean {
  return !Number.isNaN(least) || (subject === 'members' && !Number.isNaN(most))
}

function ratio(least: number, most: number, wanted: number): number {
  const offered = Number.isNaN(most) ? least : most
  return offered > 0 && wanted > 0 ? Math.max(-1, Math.min(1, Math.log(offered / wanted))) : NaN
}
