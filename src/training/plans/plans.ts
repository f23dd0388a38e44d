/** The table of plans: a product's ranker is one line here. */
import type { Plan } from '../plan.ts'
import { recruiterSearchPlan } from './recruiter-search.ts'

export const plans: readonly Plan[] = [recruiterSearchPlan]

/** Throws RangeError that names the plans there are. */
export function planNamed(name: string): Plan {
  const plan = plans.find((one) => one.name === name)
  if (plan === undefined) throw new RangeError(`no plan "${name}"; there are ${plans.map((one) => one.name).join(', ')}`)
  return plan
}
