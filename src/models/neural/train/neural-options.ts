/** What a training of a neural ranker can be told, checked once. */
import { type NeuralObjective, neuralObjectives } from './ranking-loss.ts'

export interface NeuralOptions {
  /** `auto`: hinge on pairs where rows have requests, else pointwise logistic. */
  readonly objective: NeuralObjective | 'auto'
  /** Outputs of each hidden layer, one to three. */
  readonly layers: readonly number[]
  readonly learningRate: number
  /** Of AdamW: each step takes this share × learningRate off every weight; 0 is plain Adam. */
  readonly weightDecay: number
  /** λ of λ/2·‖w‖² beside the sum of losses; not of biases. */
  readonly l2: number
  /** Rows a step; requests stay whole, and one that is longer is cut anew each epoch. */
  readonly batchSize: number
  readonly epochs: number
  /** Epochs without a better loss on the held-out rows; 0 trains all epochs on all rows and keeps the last. */
  readonly patience: number
  /** Share of the requests (or rows, where there are none) held out to tell when to stop, where no validation examples are given. */
  readonly heldOut: number
  /** Numbers that stand for an id. */
  readonly embeddingDimension: number
  /** Ids that stand less often in the training rows are unknown ones. */
  readonly minIdCount: number
}

export const neuralDefaults: NeuralOptions = {
  objective: 'auto',
  layers: [100, 100, 100],
  learningRate: 0.001,
  weightDecay: 0,
  l2: 0,
  batchSize: 256,
  epochs: 50,
  patience: 5,
  heldOut: 0.1,
  embeddingDimension: 8,
  minIdCount: 5,
}

const ranges: Readonly<Partial<Record<keyof NeuralOptions, readonly [least: number, most: number, whole: boolean]>>> = {
  learningRate: [1e-9, 10, false],
  weightDecay: [0, 1000, false],
  l2: [0, 1e9, false],
  batchSize: [2, 65_536, true],
  epochs: [1, 100_000, true],
  patience: [0, 100_000, true],
  heldOut: [0, 0.9, false],
  embeddingDimension: [1, 512, true],
  minIdCount: [1, 1_000_000, true],
}

const mostOutputs = 4096

/** Throws RangeError that names the option and what it may be. */
export function checkNeuralOptions(options: NeuralOptions): NeuralOptions {
  for (const [name, [least, most, whole]] of Object.entries(ranges)) {
    const value = options[name as keyof NeuralOptions] as number
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) continue
    throw new RangeError(`option "${name}" is ${value}; give a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
  }
  const { objective, layers } = options
  if (objective !== 'auto' && !neuralObjectives.includes(objective))
    throw new RangeError(`option "objective" is "${objective}"; give one of auto, ${neuralObjectives.join(', ')}`)
  const isLayer = (outputs: unknown) => Number.isInteger(outputs) && Number(outputs) >= 1 && Number(outputs) <= mostOutputs
  if (!Array.isArray(layers) || layers.length < 1 || layers.length > 3 || !layers.every(isLayer))
    throw new RangeError(`option "layers" is ${JSON.stringify(layers)}; give one to three whole numbers from 1 to ${mostOutputs}`)
  return options
}
