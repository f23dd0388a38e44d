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

/**
 * Clicks by the position-based model: place r (from 0) is looked at with chance 1 / (r + 1), and what is looked at is clicked as it
 * deserves. Pages stand in the order of a ranker that knows a third of what people deserve; the rest of its score is "old".
 */
function examinedPages(seed: number): { examples: Examples; deserved: Float64Array; inversePropensities: Float64Array } {
  const [count, length] = [800, places]
  const values = new Float32Array(count * length * 2)
  const [labels, positions] = [new Float64Array(count * length), new Uint32Array(count * length)]
  const [deserved, inversePropensities] = [new Float64Array(count * length), new Float64Array(count * length)]
  for (let request = 0; request < count; request++) {
    const shown = Array.from({ length }, (_, i) => ({ x: uniform(seed + 1, request, i), old: uniform(seed, request, i) }))
    shown.sort((a, b) => b.x / 3 + (2 * b.old) / 3 - a.x / 3 - (2 * a.old) / 3)
    shown.forEach(({ x, old }, place) => {
      const row = request * length + place
      const examined = 1 / (place + 1)
      values.set([x, old], row * 2)
      positions[row] = place
      deserved[row] = x
      labels[row] = Number(uniform(seed + 2, request, place) < examined && uniform(seed + 3, request, place) < 0.05 + 0.9 * x ** 2)
      inversePropensities[row] = labels[row] === 1 ? 1 / examined : 1
    })
  }
  const starts = Uint32Array.from({ length: count + 1 }, (_, i) => i * length)
  return {
    examples: { features: ['x', 'old'], matrix: { kind: 'dense', values, width: 2 }, labels, positions, requests: starts },
    deserved,
    inversePropensities,
  }
}

/** Share of the pairs of a request that scores put as they deserve. */
function rightPairs(scores: Float64Array, deserved: Float64Array): number {
  let [right, all] = [0, 0]
  for (let row = 0; row < scores.length; row++) {
    for (let other = row + 1; other < scores.length && Math.floor(other / places) === Math.floor(row / places); other++) {
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

  it('come near to pairs weighted by the true chances of being looked at, where a mediocre ranker hid most places', async () => {
    for (const seed of [1, 101]) {
      const [train, other] = [examinedPages(seed), examinedPages(seed + 50)]
      const trained = async (objective: ObjectiveName, examples: Examples) => {
        const run = { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal }
        const options = { ...treeLearner.defaults, objective, rounds: 40, maxDepth: 3, minChildWeight: 5 }
        return rightPairs(treeLearner.score(await treeLearner.train(examples, options, run), other.examples), other.deserved)
      }
      const plain = await trained('pairwise-logistic', train.examples)
      const debiased = await trained('pairwise-debiased', train.examples)
      const known = await trained('pairwise-logistic', { ...train.examples, weights: train.inversePropensities })
      assert.ok(debiased > plain + 0.04, `debiased ${debiased}, plain ${plain}`)
      assert.ok(debiased > known - 0.02, `debiased ${debiased}, by the known chances ${known}`)
    }
  })

  it('weigh a pair by what was lost at its places, relative to the first', () => {
    // Liked: the second of the first page, the first of the two others. At margin 0 every pair loses ln 2. Above: 4 pairs at the first
    // place, 2 at the second, so t⁺ = 1, ½. Below: 1, 2 and 3 pairs, so t⁻ = 1, 2, 3.
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
    const [first, third] = [0.5 * 2, (0.5 * 2) / 3]
    const [below, last] = [0.5 / 2, 0.5 / 3]
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
