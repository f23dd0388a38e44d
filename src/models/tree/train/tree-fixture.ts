/** Trainings of trees, and rows that they learn from, for tests. */
import { hash32, uniform } from '../../../math/hash32.ts'
import type { Examples } from '../../examples.ts'
import type { TrainingRun } from '../../learner.ts'
import { soloPool } from '../../solo-pool.ts'
import type { TreeModel } from '../tree-model.ts'
import { treeLearner } from './tree-learner.ts'
import type { TreeOptions } from './tree-options.ts'

export const train = (examples: Examples, options: Partial<TreeOptions> = {}, run: Partial<TrainingRun<TreeModel>> = {}) =>
  treeLearner.train(
    examples,
    { ...treeLearner.defaults, ...options },
    { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal, ...run },
  )

export function denseOf(rows: readonly (readonly number[])[], labels: readonly number[]): Examples {
  const width = rows[0]!.length
  return {
    features: Array.from({ length: width }, (_, i) => `x${i}`),
    matrix: { kind: 'dense', values: Float32Array.from(rows.flat()), width },
    labels: Float64Array.from(labels),
  }
}

/** Something that only an interaction explains. */
export function interaction(count: number, seed = 0): Examples {
  const rows = Array.from({ length: count }, (_, i) => [0, 1, 2, 3].map((feature) => uniform(seed, i, feature) * 4 - 2))
  const labels = rows.map(([a, b], i) => Number(a! * b! > 0) ^ Number(hash32(seed, i, 9) % 20 === 0))
  return denseOf(rows, labels)
}
