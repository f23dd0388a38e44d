/** What a training of trees can be told, checked once. */
import { type ObjectiveName, type ObjectiveOptions, objectiveNames } from '../../objectives/objective.ts'

export interface TreeOptions extends Omit<ObjectiveOptions, 'objective'> {
  /** `auto`: pairwise where rows have requests, else pointwise logistic. */
  readonly objective: ObjectiveName | 'auto'
  readonly rounds: number
  readonly learningRate: number
  readonly growth: 'depth' | 'leaf'
  /** 0: no limit, where `maxLeaves` sets one. */
  readonly maxDepth: number
  /** 0: no limit. */
  readonly maxLeaves: number
  /** Least sum of hessians of a child. */
  readonly minChildWeight: number
  /** Least gain of a split. */
  readonly gamma: number
  readonly lambda: number
  /** Share of the rows, and of the columns, that each tree sees. */
  readonly subsample: number
  readonly columnSample: number
  readonly maxBins: number
  /** Rounds without a better loss on the validation examples; 0: never stops early. */
  readonly earlyStoppingRounds: number
  /** By feature: 1 must not fall, −1 must not rise. */
  readonly monotone: Readonly<Record<string, number>>
}

export const treeDefaults: TreeOptions = {
  objective: 'auto',
  preset: 'lightgbm',
  pairsPerRow: 0,
  rounds: 100,
  learningRate: 0.1,
  growth: 'depth',
  maxDepth: 6,
  maxLeaves: 0,
  minChildWeight: 0.1,
  gamma: 0,
  lambda: 1,
  subsample: 1,
  columnSample: 1,
  maxBins: 256,
  earlyStoppingRounds: 0,
  monotone: {},
}

const ranges: Readonly<Partial<Record<keyof TreeOptions, readonly [least: number, most: number, whole: boolean]>>> = {
  pairsPerRow: [0, 1000, true],
  rounds: [1, 100_000, true],
  learningRate: [1e-9, 100, false],
  maxDepth: [0, 30, true],
  maxLeaves: [0, 65_536, true],
  minChildWeight: [0, Number.MAX_VALUE, false],
  gamma: [0, Number.MAX_VALUE, false],
  lambda: [0, Number.MAX_VALUE, false],
  subsample: [1e-9, 1, false],
  columnSample: [1e-9, 1, false],
  maxBins: [3, 256, true],
  earlyStoppingRounds: [0, 100_000, true],
}

/** Throws RangeError that names the option and what it may be. */
export function checkTreeOptions(options: TreeOptions, features: readonly string[]): TreeOptions {
  for (const [name, [least, most, whole]] of Object.entries(ranges)) {
    const value = options[name as keyof TreeOptions] as number
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) continue
    throw new RangeError(`option "${name}" is ${value}; give a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
  }
  oneOf('objective', options.objective, ['auto', ...objectiveNames])
  oneOf('preset', options.preset, ['lightgbm', 'xgboost-1', 'xgboost-2'])
  oneOf('growth', options.growth, ['depth', 'leaf'])
  if (options.maxDepth === 0 && options.maxLeaves === 0)
    throw new RangeError('options "maxDepth" and "maxLeaves" are both 0; one of them must limit the trees')
  for (const [name, direction] of Object.entries(options.monotone)) {
    if (!features.includes(name)) throw new RangeError(`option "monotone" names "${name}", which is no feature of the examples`)
    if (![-1, 0, 1].includes(direction)) throw new RangeError(`option "monotone" says ${direction} of "${name}"; give −1, 0 or 1`)
  }
  return options
}

function oneOf(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new RangeError(`option "${name}" is "${value}"; give one of ${known.join(', ')}`)
}
