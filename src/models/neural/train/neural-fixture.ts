/** Trainings of small neural models, and rows that they learn from, for tests. */
import { hash32, uniform } from '../../../math/hash32.ts'
import type { Examples, IdColumn } from '../../examples.ts'
import type { TrainingRun } from '../../learner.ts'
import { soloPool } from '../../solo-pool.ts'
import type { NeuralModel } from '../neural-model.ts'
import { neuralLearner } from './neural-learner.ts'
import type { NeuralOptions } from './neural-options.ts'

const small = { layers: [16], epochs: 60, learningRate: 0.01, batchSize: 64 }

export const train = (examples: Examples, options: Partial<NeuralOptions> = {}, run: Partial<TrainingRun<NeuralModel>> = {}) =>
  neuralLearner.train(
    examples,
    { ...neuralLearner.defaults, ...small, ...options },
    { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal, ...run },
  )

/** Something that only an interaction explains. */
export function interaction(count: number, seed = 0): Examples {
  const rows = Array.from({ length: count }, (_, i) => [0, 1, 2].map((feature) => uniform(seed, i, feature) * 4 - 2))
  return {
    features: ['a', 'b', 'c'],
    matrix: { kind: 'dense', values: Float32Array.from(rows.flat()), width: 3 },
    labels: Float64Array.from(rows, ([a, b]) => Number(a! * b! > 0)),
  }
}

/** Labels that only the ids explain: ids below 10 are liked; each row has one to three of them, all liked or all not. */
export function liked(count: number, seed: number): Examples {
  const lists = Array.from({ length: count }, (_, row) =>
    Array.from({ length: 1 + (hash32(seed, row) % 3) }, (_, i) => (hash32(seed, row, i) % 10) + (row % 2 === 0 ? 0 : 10)),
  )
  const ids: IdColumn = {
    name: 'skills',
    starts: Uint32Array.from({ length: count + 1 }, (_, row) => lists.slice(0, row).reduce((sum, list) => sum + list.length, 0)),
    ids: Uint32Array.from(lists.flat()),
  }
  return {
    features: ['noise'],
    matrix: { kind: 'dense', values: Float32Array.from(lists, (_, row) => uniform(seed, row, 9)), width: 1 },
    labels: Float64Array.from(lists, (_, row) => Number(row % 2 === 0)),
    ids: [ids],
  }
}
