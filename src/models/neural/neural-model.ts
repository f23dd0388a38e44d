/**
 * A neural ranker: dense layers with ReLU over standardised inputs and learned embeddings of ids (Ramanath et al., CIKM 2018).
 *
 *   score = v·H_L + b,  H_l = max(W_lᵀ·H_{l−1} + b_l, 0),  H_0 = [standardised features, indicators of missing values, embeddings]
 */
import type { Model } from '../model.ts'
import { type NetworkShape, storedCount } from './network-layout.ts'

export interface NeuralModel extends Model {
  readonly kind: 'neural'
  /** Of the known training values, by `features`. */
  readonly means: Float64Array
  /** 1 / standard deviation; 0 for a feature that was constant or never known, which adds nothing. */
  readonly scales: Float64Array
  /** Indexes of features that were missing in some training rows, ascending: each has an indicator. */
  readonly indicators: Uint32Array
  /** Outputs of each hidden layer. */
  readonly hidden: Uint32Array
  /** Float32, in the order of network-layout.ts. */
  readonly parameters: Float32Array
  readonly embeddings: readonly IdEmbedding[]
  /** How much each feature and then each id column moves scores (train/input-spread.ts). Models of earlier releases do not say it. */
  readonly importances?: Float64Array
}

/** Vectors of the ids of one id column; a row has the mean of those of its ids. */
export interface IdEmbedding {
  readonly name: string
  readonly dimension: number
  /** Known ids, ascending. */
  readonly ids: Uint32Array
  /** Vector 0 is that of every unknown id, and of a row without ids; vector i + 1 that of `ids[i]`. */
  readonly vectors: Float32Array
}

export function networkShape({ features, indicators, hidden, embeddings }: NeuralModel): NetworkShape {
  const embedded = embeddings.reduce((sum, { dimension }) => sum + dimension, 0)
  return { inputs: features.length + indicators.length, embedded, hidden: [...hidden] }
}

const arrays = { means: Float64Array, scales: Float64Array, indicators: Uint32Array, hidden: Uint32Array, parameters: Float32Array }
const arrayNames = ['means', 'scales', 'indicators', 'hidden', 'parameters'] as const

/** Throws RangeError for what is not a neural model, or does not fit together. */
export function checkNeural(given: Model): NeuralModel {
  if (given.kind !== 'neural') throw new RangeError('not a neural model')
  const model = given as NeuralModel
  for (const name of arrayNames)
    if (!(model[name] instanceof arrays[name])) throw new RangeError(`the ${name} of a neural model are a ${arrays[name].name}`)
  const { features, means, scales, indicators, hidden, parameters } = model
  if (new Set(features).size !== features.length) throw new RangeError('a neural model names an input twice')
  if (means.length !== features.length || scales.length !== features.length)
    throw new RangeError(`${features.length} inputs but ${means.length} means and ${scales.length} scales`)
  if (!ascends(indicators) || indicators.some((input) => input >= features.length))
    throw new RangeError('the indicators of a neural model are indexes of inputs, ascending')
  if (hidden.length < 1 || hidden.length > 3 || hidden.includes(0)) throw new RangeError('a neural model has one to three hidden layers')
  if (!Array.isArray(model.embeddings)) throw new RangeError('a neural model lists its embeddings')
  model.embeddings.forEach(checkEmbedding)
  checkImportances(model)
  const expected = storedCount(networkShape(model))
  if (parameters.length !== expected) throw new RangeError(`${parameters.length} parameters, but the layers have ${expected}`)
  if (![means, scales, parameters].every((numbers) => numbers.every(Number.isFinite)))
    throw new RangeError('a neural model holds finite numbers only')
  return model
}

function checkEmbedding({ name, dimension, ids, vectors }: IdEmbedding): void {
  if (!(ids instanceof Uint32Array) || !(vectors instanceof Float32Array) || !(dimension >= 1))
    throw new RangeError(`the embedding of "${name}" is incomplete`)
  if (!ascends(ids)) throw new RangeError(`the ids of the embedding of "${name}" do not ascend`)
  if (vectors.length !== (ids.length + 1) * dimension)
    throw new RangeError(`the embedding of "${name}" has ${vectors.length} numbers for ${ids.length} ids and one more of ${dimension}`)
  if (!vectors.every(Number.isFinite)) throw new RangeError('a neural model holds finite numbers only')
}

function ascends(numbers: Uint32Array): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1])
}

function checkImportances({ importances, features, embeddings }: NeuralModel): void {
  if (importances === undefined) return
  const count = features.length + embeddings.length
  if (!(importances instanceof Float64Array) || importances.length !== count || !importances.every((one) => one >= 0 && one < Infinity))
    throw new RangeError(`the importances of a neural model are ${count} numbers of 0 or more`)
}
