/** A GLMix model of one coordinate is a linear model: the two trainers, which share little, must find the same. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../../../math/hash32.ts'
import { linearLearner } from '../../linear/linear-learner.ts'
import type { LinearOptions } from '../../linear/linear-options.ts'
import { soloPool } from '../../solo-pool.ts'
import type { FixedCoordinate, RandomCoordinate } from '../glmix-model.ts'
import { type CoordinateOptions, glmixDefaults } from '../glmix-options.ts'
import { type MixedExamples, sourceOf } from '../mixed-examples.ts'
import { packTrained } from '../pack-trained.ts'
import { unpackEffects } from '../packed-effects.ts'
import { memoryScratch } from '../scratch.ts'
import { trainGlmix } from './glmix-trainer.ts'

const run = { pool: soloPool, signal: new AbortController().signal, progress: () => {} }

/** About one cell in `every` is not 0; rows of the entity "all". */
function rowsOf(rows: number, width: number, every: number): MixedExamples {
  const cell = (at: number) => (uniform(1, at) < 1 / every ? uniform(2, at) * 2 - 1 : 0)
  const values = Float64Array.from({ length: rows * width }, (_, at) => cell(at))
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    let margin = -0.3
    for (let column = 0; column < width; column++) margin += (uniform(3, column) * 4 - 2) * values[row * width + column]
    return Number(uniform(4, row) < 1 / (1 + Math.exp(-margin)))
  })
  return {
    shards: [{ name: 'x', features: Array.from({ length: width }, (_, i) => `x${i}`), matrix: { kind: 'dense', values, width } }],
    entities: [{ name: 'who', names: ['all'], ofRow: new Uint32Array(rows) }],
    labels,
    weights: Float64Array.from({ length: rows }, (_, row) => 0.5 + (row % 3)),
    offsets: Float64Array.from({ length: rows }, (_, row) => uniform(5, row) - 0.5),
  }
}

async function compare(
  examples: MixedExamples,
  coordinate: CoordinateOptions,
  options: Partial<LinearOptions>,
  tolerance: number,
): Promise<void> {
  const { features, matrix } = examples.shards[0]
  const { labels, weights, offsets } = examples
  const plain = { features, matrix, labels, weights: weights!, offsets: offsets! }
  const linear = await linearLearner.train(plain, { ...linearLearner.defaults, ...options }, { ...run, seed: 1 })
  const trained = await trainGlmix(
    sourceOf(examples),
    { ...glmixDefaults, coordinates: [coordinate] },
    { ...run, scratch: memoryScratch() },
  )
  const [found] = packTrained(trained).coordinates
  const { coefficients, variances } =
    coordinate.entity === undefined ? (found as FixedCoordinate) : unpackEffects((found as RandomCoordinate).effects!)[0].effect
  const expected = [linear.intercept, ...linear.weights]
  const spread = [linear.variances!.at(-1)!, ...linear.variances!.slice(0, -1)]
  expected.forEach(
    (weight, i) => void assert.ok(Math.abs(coefficients[i] - weight) < tolerance, `${i}: ${coefficients[i]}, expected ${weight}`),
  )
  spread.forEach(
    (variance, i) => void assert.ok(Math.abs(variances[i] / variance - 1) < 1e-4, `${i}: ${variances[i]}, expected ${variance}`),
  )
}

describe('a GLMix model of one coordinate', () => {
  for (const [width, every, how] of [
    [12, 1, 'dense, by Newton'],
    [60, 8, 'sparse, by Newton'],
    [230, 2, 'dense, by L-BFGS'],
    [260, 12, 'sparse, by L-BFGS'],
  ] as const) {
    it(`is the linear model, as a fixed effect: ${how}`, () =>
      compare(rowsOf(900, width, every), { name: 'g', shard: 'x', lambda: 2 }, { lambda: 2 }, 2e-6))

    it(`is the linear model, as the effect of a single entity: ${how}`, () =>
      compare(rowsOf(900, width, every), { name: 'g', shard: 'x', entity: 'who', lambda: 2 }, { lambda: 2, penalizeIntercept: true }, 2e-6))
  }
})
