import { PlatformError } from '../domain/errors.ts'
import { shadowFeatures } from '../features/sets.ts'
import type { AnyPlan, TrainingScope } from '../training/plan.ts'
import { planNamed } from '../training/plans/plans.ts'
import type { TrainingInput } from './platform.ts'

/** What a training is asked for, with nothing left open. */
export interface AskedTraining {
  readonly plan: AnyPlan
  readonly seed: number
  readonly promote: boolean
  readonly shadows: readonly string[]
  readonly scope: TrainingScope
}

/** Throws PlatformError for a plan or a shadow feature that there is not. */
export function askedTraining({
  plan: planName = 'recruiter-search',
  seed = 1,
  promote = true,
  shadows = [],
  scope = 'whole',
}: TrainingInput): AskedTraining {
  const plan = known(planName)
  demandShadows(shadows)
  return { plan, seed, promote, shadows, scope }
}

function known(name: string): AnyPlan {
  try {
    return planNamed(name)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlatformError('invalid-request', error.message, { field: 'plan' })
  }
}

function demandShadows(named: readonly string[]): void {
  const shadows = shadowFeatures.map(({ name }) => name)
  const unknown = named.find((name) => !shadows.includes(name))
  if (unknown === undefined) return
  throw new PlatformError('invalid-request', `"${unknown}" is no shadow feature; there are ${shadows.join(', ')}`, { field: 'shadows' })
}
