/** What a training of a linear model can be told, checked once. */
import { type Loss, losses, type Penalty } from './linear-objective.ts'

export interface LinearOptions extends Penalty {
  readonly loss: Loss
  /** Weight of Σ|w| over all but the intercept. */
  readonly l1: number
  /** `auto`: Newton up to 200 inputs, beyond that L-BFGS. */
  readonly solver: 'auto' | 'newton' | 'lbfgs'
  /** Penalises each weight by the spread of its input, so that λ means the same whatever the units. */
  readonly standardize: boolean
  readonly tolerance: number
  readonly maxIterations: number
}

/** Throws RangeError that names the option and what it may be. */
export function checkLinearOptions(options: LinearOptions): void {
  for (const name of ['lambda', 'l1', 'tolerance'] as const)
    if (!(options[name] >= 0 && options[name] < Infinity))
      throw new RangeError(`option "${name}" is ${options[name]}; give a number that is not negative`)
  const { maxIterations, loss, solver } = options
  if (!Number.isInteger(maxIterations) || maxIterations < 1)
    throw new RangeError(`option "maxIterations" is ${maxIterations}; give a whole number above 0`)
  oneOf('loss', loss, losses)
  oneOf('solver', solver, ['auto', 'newton', 'lbfgs'])
}

function oneOf(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new RangeError(`option "${name}" is "${value}"; give one of ${known.join(', ')}`)
}
