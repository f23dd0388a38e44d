import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accuracy } from '../../../../tests/models/accuracy.ts'
import { hash32 } from '../../../math/hash32.ts'
import type { TrainingProgress } from '../../learner.ts'
import { encodeModel } from '../../model-file.ts'
import { withFixture } from '../../parity-fixture.ts'
import { denseOf, interaction, train } from './tree-fixture.ts'
import { treeLearner } from './tree-learner.ts'

describe('the tree learner', () => {
  it('gives leaves −η·G / (H + λ)', async () => {
    const examples = denseOf([[0], [0], [1], [1], [1]], [1, 3, 10, 11, 12])
    const model = await train(examples, { objective: 'squared-error', rounds: 1, maxDepth: 1, learningRate: 0.5, lambda: 1 })
    const scores = treeLearner.score(model, examples)
    const [mean, left, right] = [7.4, (2 - 7.4) * (2 / 3), (11 - 7.4) * (3 / 4)]
    for (const [row, expected] of [
      [0, mean + 0.5 * left],
      [4, mean + 0.5 * right],
    ] as const)
      assert.ok(Math.abs(scores[row]! - expected) < 1e-5)
  })

  it('learns what only an interaction explains, level by level and best leaf first', async () => {
    const [training, test] = [interaction(2000), interaction(1000, 7)]
    for (const growth of ['depth', 'leaf'] as const) {
      const model = await train(training, {
        rounds: 30,
        maxDepth: growth === 'leaf' ? 0 : 4,
        maxLeaves: growth === 'leaf' ? 12 : 0,
        growth,
      })
      const found = accuracy(treeLearner.score(model, test), test.labels)
      assert.ok(found > 0.92, `${growth}: ${found}`)
    }
  })

  it('gives the same bytes for the same seed, and other trees for another where it samples', async () => {
    const examples = interaction(500)
    const sampled = { rounds: 5, subsample: 0.7, columnSample: 0.6 }
    const bytes = async (seed: number) => encodeModel(withFixture(await train(examples, sampled, { seed })))
    assert.deepEqual(await bytes(3), await bytes(3))
    assert.notDeepEqual(await bytes(3), await bytes(4))
  })

  it('never falls along a feature that must not', async () => {
    const examples = interaction(600)
    const model = await train(examples, { rounds: 20, monotone: { x0: 1 } })
    const grid = Array.from({ length: 60 }, (_, i) => i / 15 - 2)
    for (const other of [-1.5, -0.5, 0.5, 1.5]) {
      const rows = grid.map((x) => [x, other, 0, 0])
      const scores = treeLearner.score(
        model,
        denseOf(
          rows,
          rows.map(() => 0),
        ),
      )
      for (let i = 1; i < scores.length; i++) assert.ok(scores[i]! >= scores[i - 1]!, `falls at ${grid[i]}`)
    }
  })

  it('stops early and keeps the trees up to the best round', async () => {
    const steps: TrainingProgress[] = []
    const noise = { ...interaction(300), labels: Float64Array.from({ length: 300 }, (_, i) => hash32(8, i) % 2) }
    const valid = { ...interaction(300, 5), labels: Float64Array.from({ length: 300 }, (_, i) => hash32(9, i) % 2) }
    const model = await train(noise, { rounds: 200, earlyStoppingRounds: 5 }, { valid, progress: (step) => steps.push(step) })
    const losses = steps.map(({ measures }) => measures['valid-loss']!)
    assert.equal(model.roots.length, losses.indexOf(Math.min(...losses)) + 1)
    assert.ok(steps.length < 200)
  })

  it('says how many trees could not split at all', async () => {
    const steps: TrainingProgress[] = []
    await train(interaction(100), { rounds: 3, minChildWeight: 1000 }, { progress: (step) => steps.push(step) })
    assert.equal(steps.at(-1)!.measures['trees-without-split'], 3)
  })

  it('learns from one request, and from one row', async () => {
    const one = { ...interaction(40), requests: Uint32Array.of(0, 40) }
    for (const objective of ['pairwise-logistic', 'lambdarank-ndcg', 'xendcg'] as const) {
      const model = await train(one, { rounds: 10, objective, minChildWeight: 0 })
      assert.ok(
        model.gains.some((gain) => gain > 0),
        objective,
      )
    }
    const alone = denseOf([[1, NaN]], [7])
    assert.deepEqual([...treeLearner.score(await train(alone, { objective: 'squared-error', rounds: 2 }), alone)], [7])
  })

  it('can be stopped', async () => {
    const stop = new AbortController()
    const run = { signal: stop.signal, progress: ({ done }: TrainingProgress) => void (done === 3 && stop.abort(new Error('enough'))) }
    await assert.rejects(train(interaction(200), { rounds: 50 }, run), /enough/)
  })
})
