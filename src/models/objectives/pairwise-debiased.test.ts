import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { uniform } from '../../math/hash32.ts'
import type { Examples } from '../examples.ts'
import { soloPool } from '../solo-pool.ts'
import { treeLearner } from '../tree/train/tree-learner.ts'
import type { ObjectiveName } from './objective.ts'
import { pairwiseDebiased } from './pairwise-debiased.ts'

const [requests, places] = [500, 5]
const rows = requests * places

/** How much a row deserves a click stands in "x"; what an old ranker that knew nothing of it ordered pages by stands in "old". */
function biasedClicks(seed: number): { examples: Examples; deserved: Float64Array } {
  const values = new Float32Array(rows * 2)
  const [labels, positions, deserved] = [new Float64Array(rows), new Uint32Array(rows), new Float64Array(rows)]
  for (let request = 0; request < requests; request++) {
    const old = Array.from({ length: places }, (_, i) => uniform(seed, request, i)).sort((a, b) => b - a)
    old.forEach((by, place) => {
      const row = request * places + place
      const x = uniform(seed + 1, request, place)
      values.set([x, by], row * 2)
      positions[row] = place
      deserved[row] = x
      const isSeen = uniform(seed + 2, request, place) < 1 / Math.sqrt(place + 1)
      labels[row] = Number(isSeen && uniform(seed + 3, request, place) < 0.1 + 0.8 * x)
    })
  }
  const starts = Uint32Array.from({ length: requests + 1 }, (_, i) => i * places)
  return {
    examples: { features: ['x', 'old'], matrix: { kind: 'dense', values, width: 2 }, labels, positions, requests: starts },
    deserved,
  }
}

/** Share of the pairs of a request that scores put as they deserve. */
function rightPairs(scores: Float64Array, deserved: Float64Array): number {
  let [right, all] = [0, 0]
  for (let row = 0; row < rows; row++) {
    for (let other = row + 1; other < rows && Math.floor(other / places) === Math.floor(row / places); other++) {
      right += Number(scores[row]! > scores[other]! === deserved[row]! > deserved[other]!)
      all++
    }
  }
  return right / all
}

describe('debiased pairs', () => {
  it('rank by what rows deserve better than plain pairs, which learn where rows were shown', async () => {
    const [{ examples }, other] = [biasedClicks(1), biasedClicks(7)]
    const trained = async (objective: ObjectiveName) => {
      const run = { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal }
      const options = { ...treeLearner.defaults, objective, rounds: 40, maxDepth: 2, minChildWeight: 5 }
      return rightPairs(treeLearner.score(await treeLearner.train(examples, options, run), other.examples), other.deserved)
    }
    const plain = await trained('pairwise-logistic')
    const debiased = await trained('pairwise-debiased')
    assert.ok(debiased > plain + 0.02, `debiased ${debiased}, plain ${plain}`)
  })

  it('weigh a pair by what was lost at its places, relative to the first', () => {
    // Liked: the second of the first page, the first of the two others. At margin 0 every pair loses ln 2. Above: 4 pairs at the first
    // place, 2 at the second, so t⁺ = 1, √½. Below: 1, 2 and 3 pairs, so t⁻ = 1, √2, √3.
    const examples = {
      labels: Float64Array.of(0, 1, 0, 1, 0, 0, 1, 0, 0),
      requests: Uint32Array.of(0, 3, 6, 9),
      positions: Uint32Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2),
    }
    const objective = pairwiseDebiased(examples, { objective: 'pairwise-debiased', preset: 'lightgbm', pairsPerRow: 0 }, 1)
    const [gradient, hessian] = [new Float64Array(9), new Float64Array(9)]
    objective.derivatives(new Float64Array(9), 0, gradient, hessian)
    assert.deepEqual([...gradient.subarray(0, 6)], [0.5, -1, 0.5, -1, 0.5, 0.5])
    objective.derivatives(new Float64Array(9), 1, gradient, hessian)
    const [first, third] = [0.5 * Math.SQRT2, 0.5 * Math.sqrt(2 / 3)]
    const [below, last] = [0.5 / Math.SQRT2, 0.5 / Math.sqrt(3)]
    ;[first, -first - third, third, -below - last, below, last].forEach((expected, row) => {
      assert.ok(Math.abs(gradient[row]! - expected) < 1e-12, `row ${row}: ${gradient[row]}, expected ${expected}`)
    })
  })

  it('keeps losses finite however far a pair is apart', () => {
    const examples = { labels: Float64Array.of(1, 0), requests: Uint32Array.of(0, 2), positions: Uint32Array.of(0, 1) }
    const objective = pairwiseDebiased(examples, { objective: 'pairwise-debiased', preset: 'lightgbm', pairsPerRow: 0 }, 1)
    assert.equal(objective.derivatives(Float64Array.of(-1000, 1000), 0, new Float64Array(2), new Float64Array(2)), 2000)
  })
})
