import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Examples } from '../examples.ts'
import { type ObjectiveName, type ObjectiveOptions, objectiveNames } from './objective.ts'
import { objectives } from './objectives.ts'

/** Scores {0, .1 | 0, .1}, labels {0, 1 | 0, 1}, two requests. */
const golden: Examples = {
  features: ['x'],
  matrix: { kind: 'dense', values: new Float32Array(4), width: 1 },
  labels: Float64Array.of(0, 1, 0, 1),
  requests: Uint32Array.of(0, 2, 4),
}
const margins = Float64Array.of(0, 0.1, 0, 0.1)

function derivatives(name: ObjectiveName, given: Partial<ObjectiveOptions> = {}, examples: Examples = golden, at: Float64Array = margins) {
  const options: ObjectiveOptions = { objective: name, preset: 'lightgbm', pairsPerRow: 0, ...given }
  const [gradient, hessian] = [new Float64Array(at.length), new Float64Array(at.length)]
  const loss = objectives[name](examples, options, 1).derivatives(at, 0, gradient, hessian)
  return { gradient, hessian, loss }
}

function near(found: ArrayLike<number>, expected: readonly number[], tolerance = 1e-6): void {
  assert.equal(found.length, expected.length)
  expected.forEach((value, i) => {
    assert.ok(Math.abs(found[i]! - value) <= tolerance, `${[...Array.from(found)]}, expected ${expected}`)
  })
}

describe('golden gradients', () => {
  it('are those of XGBoost 1.7 for pairs and NDCG, one drawn pair from each side', () => {
    const pairwise = derivatives('pairwise-logistic', { preset: 'xgboost-1', pairsPerRow: 1 })
    near(pairwise.gradient, [0.95, -0.95, 0.95, -0.95], 1e-4)
    near(pairwise.hessian, [0.9975, 0.9975, 0.9975, 0.9975], 1e-4)
    const ndcg = derivatives('lambdarank-ndcg', { preset: 'xgboost-1', pairsPerRow: 1 })
    near(ndcg.gradient, [0.350632, -0.350632, 0.350632, -0.350632])
    near(ndcg.hessian, [0.368149, 0.368149, 0.368149, 0.368149])
  })

  it('are those of XGBoost 2, with and without request weights', () => {
    const plain = derivatives('lambdarank-ndcg', { preset: 'xgboost-2' })
    near(plain.gradient, [1.033056, -1.033056, 1.033056, -1.033056])
    near(plain.hessian, [1.084665, 1.084665, 1.084665, 1.084665])
    const weighted = derivatives('lambdarank-ndcg', { preset: 'xgboost-2' }, { ...golden, weights: Float64Array.of(2, 2, 0, 0) })
    near(weighted.gradient, [2.06611, -2.06611, 0, 0], 1e-5)
    near(weighted.hessian, [2.169331, 2.169331, 0, 0], 1e-5)
  })

  it('are those of LightGBM', () => {
    const { gradient, hessian } = derivatives('lambdarank-ndcg', { preset: 'lightgbm' })
    near(gradient, [1.033056, -1.033056, 1.033056, -1.033056])
    near(hessian, [0.542333, 0.542333, 0.542333, 0.542333])
  })
})

const rows = 12
const examples: Examples = {
  features: ['x'],
  matrix: { kind: 'dense', values: new Float32Array(rows), width: 1 },
  labels: Float64Array.from({ length: rows }, (_, i) => Number((i * 7) % 3 === 0)),
  weights: Float64Array.from({ length: rows }, (_, i) => 1 + (i % 2)),
  requests: Uint32Array.of(0, 5, 12),
}
const somewhere = Float64Array.from({ length: rows }, (_, i) => Math.sin(3 * i))

describe('gradients', () => {
  for (const name of ['pointwise-logistic', 'squared-error', 'pairwise-logistic'] as const) {
    it(`of ${name} are the differences of its loss`, () => {
      const { gradient, hessian } = derivatives(name, {}, examples, somewhere)
      const total = (at: Float64Array<ArrayBuffer>) => derivatives(name, {}, examples, at).loss * summedWeight(name)
      const step = 1e-5
      somewhere.forEach((_, i) => {
        const [up, down] = [somewhere.slice(), somewhere.slice()]
        up[i]! += step
        down[i]! -= step
        assert.ok(Math.abs((total(up) - total(down)) / (2 * step) - gradient[i]!) < 1e-6)
        const [above, below] = [derivatives(name, {}, examples, up), derivatives(name, {}, examples, down)]
        assert.ok(Math.abs((above.gradient[i]! - below.gradient[i]!) / (2 * step) - hessian[i]!) < 1e-6)
      })
    })
  }

  for (const name of ['pairwise-logistic', 'lambdarank-ndcg', 'xendcg'] as const) {
    it(`of ${name} sum to nothing in each request, and a request of one row has none`, () => {
      const alone = { ...examples, requests: Uint32Array.of(0, 5, 11, 12) }
      const { gradient, hessian } = derivatives(name, {}, alone, somewhere)
      for (const [start, end] of [
        [0, 5],
        [5, 11],
        [11, 12],
      ] as const) {
        const sum = gradient.subarray(start, end).reduce((total, one) => total + one, 0)
        assert.ok(Math.abs(sum) < (name === 'xendcg' ? 0.2 : 1e-12), `${sum}`)
      }
      assert.deepEqual([gradient[11], hessian[11]], [0, 0])
      assert.ok(hessian.every((one) => one >= 0))
    })
  }

  for (const name of objectiveNames) {
    it(`of ${name} are finite and the same in parts as in one, with offsets as with margins that hold them`, () => {
      const offsets = Float64Array.from({ length: rows }, (_, i) => 60 * Math.cos(i))
      const positioned = { ...examples, positions: new Uint32Array(rows), offsets }
      const whole = derivatives(name, {}, positioned, somewhere)
      assert.ok([whole.loss, ...whole.gradient, ...whole.hessian].every(Number.isFinite), `${whole.loss}`)
      const { offsets: _, ...without } = positioned
      const added = derivatives(
        name,
        {},
        without,
        somewhere.map((margin, row) => margin + offsets[row]!),
      )
      if (name !== 'squared-error') near(added.gradient, [...whole.gradient], 1e-9)
      const objective = objectives[name](positioned, { objective: name, preset: 'lightgbm', pairsPerRow: 0 }, 1)
      const [gradient, hessian] = [new Float64Array(rows), new Float64Array(rows)]
      for (const [start, end] of [
        [5, 12],
        [0, 5],
      ] as const)
        objective.part?.({ start, end }, somewhere, 0, gradient, hessian)
      if (objective.part !== undefined) assert.deepEqual([gradient, hessian], [whole.gradient, whole.hessian])
    })
  }

  it('of xendcg stay finite where one row has all of the softmax', () => {
    const alone = { ...examples, offsets: Float64Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 2000 : 0)) }
    const { loss, gradient, hessian } = derivatives('xendcg', {}, alone, somewhere)
    assert.ok([loss, ...gradient, ...hessian].every(Number.isFinite), `${loss} ${gradient}`)
  })

  it('of debiased pairs are those of plain pairs where nothing speaks of a bias', () => {
    const unbiased = { ...examples, positions: new Uint32Array(rows) }
    near(
      derivatives('pairwise-debiased', {}, unbiased, somewhere).gradient,
      [...derivatives('pairwise-logistic', {}, examples, somewhere).gradient],
      1e-12,
    )
    assert.throws(() => derivatives('pairwise-debiased', {}, examples, somewhere), /needs the position/)
  })
})

function summedWeight(name: ObjectiveName): number {
  const { labels, weights, requests } = examples
  if (name !== 'pairwise-logistic') return weights!.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  for (let request = 0; request + 1 < requests!.length; request++) {
    for (let i = requests![request]!; i < requests![request + 1]!; i++) {
      for (let j = requests![request]!; j < requests![request + 1]!; j++) if (labels[i]! > labels[j]!) sum += weights![i]!
    }
  }
  return sum
}
