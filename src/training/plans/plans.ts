/** The table of plans: a product's ranker is one line here. */
import type { AnyPlan } from '../plan.ts'
import { qualifiedApplicantPlan } from './qualified-applicant.ts'
import { recruiterSearchPlan } from './recruiter-search.ts'

export const plans: readonly AnyPlan[] = [recruiterSearchPlan, qualifiedApplicantPlan]

/** Throws RangeError that names the plans there are. */
export function planNamed(name: string): AnyPlan {
  const plan = plans.find((one) => one.name === name)
  if (plan === undefined) throw new RangeError(`no plan "${name}"; there are ${plans.map((one) => one.name).join(', ')}`)
  return plan
}
