import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accuracy } from '../../../../tests/models/accuracy.ts'
import { hash32 } from '../../../math/hash32.ts'
import type { Examples } from '../../examples.ts'
import type { TrainingProgress } from '../../learner.ts'
import type { NeuralModel } from '../neural-model.ts'
import { interaction, train } from './neural-fixture.ts'
import { neuralLearner } from './neural-learner.ts'
import type { NeuralOptions } from './neural-options.ts'

describe('the neural learner', () => {
  it('learns what only an interaction explains', async () => {
    const model = await train(interaction(1500))
    const test = interaction(1000, 7)
    const found = accuracy(neuralLearner.score(model, test), test.labels)
    assert.ok(found > 0.95, String(found))
  })

  it('ranks grades inside requests by each of its losses, in batches that cut long requests', async () => {
    const count = 600
    const { features, matrix } = interaction(count)
    const values = matrix.values as Float32Array
    const grade = (row: number) => Math.floor(Math.abs(values[row * 3]! * values[row * 3 + 1]!))
    const labels = Float64Array.from({ length: count }, (_, row) => grade(row))
    const requests = Uint32Array.of(0, 200, ...Array.from({ length: 20 }, (_, i) => 220 + i * 20))
    for (const objective of ['hinge', 'ranknet'] as const) {
      const model = await train({ features, matrix, labels, requests }, { objective, layers: [20, 20], patience: 0 })
      const scores = neuralLearner.score(model, { features, matrix, labels })
      let [right, pairs] = [0, 0]
      for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
          if (labels[i]! <= labels[j]!) continue
          pairs++
          right += Number(scores[i]! > scores[j]!)
        }
      }
      assert.ok(right / pairs > 0.95, `${objective}: ${right / pairs}`)
    }
  })

  it('stops early and keeps the weights of the best epoch', async () => {
    const noise = { ...interaction(400), labels: Float64Array.from({ length: 400 }, (_, i) => hash32(8, i) % 2) }
    const valid = { ...interaction(300, 5), labels: Float64Array.from({ length: 300 }, (_, i) => hash32(9, i) % 2) }
    const steps: TrainingProgress[] = []
    const run = { valid, progress: (step: TrainingProgress) => void steps.push(step) }
    const model = await train(noise, { epochs: 100, patience: 4 }, run)
    const losses = steps.map(({ measures }) => measures['valid-loss']!)
    const best = losses.indexOf(Math.min(...losses))
    assert.equal(losses.length, best + 5)
    assert.deepEqual(model, await train(noise, { epochs: best + 1, patience: 0 }))
  })

  it('holds out a share of the requests where no validation examples are given', async () => {
    const steps: TrainingProgress[] = []
    await train(interaction(400), { epochs: 2 }, { progress: (step) => steps.push(step) })
    assert.ok(steps.every(({ measures }) => measures['valid-loss']! > 0))
    await train(interaction(400), { epochs: 2, patience: 0 }, { progress: (step) => steps.push(step) })
    assert.equal(steps.at(-1)!.measures['valid-loss'], undefined)
  })

  it('goes on from a model of the same shape', async () => {
    const examples = interaction(600)
    const first = await train(examples, { patience: 0, epochs: 30 })
    const losses: number[] = []
    const run = { warmStart: first, progress: ({ measures }: TrainingProgress) => void losses.push(measures['train-loss']!) }
    await train(examples, { patience: 0, epochs: 1 }, run)
    await train(examples, { patience: 0, epochs: 1, layers: [8] }, run)
    assert.ok(losses[0]! < 0.2 && losses[1]! > 0.4, String(losses))
  })

  it('reads sparse rows as dense ones with zeros, and tells what is missing by an indicator', async () => {
    const dense = interaction(300)
    const values = (dense.matrix.values as Float32Array).map((x, cell) => (hash32(3, cell) % 3 === 0 ? 0 : cell === 7 ? NaN : x))
    const kept = [...values.keys()].filter((cell) => values[cell] !== 0)
    const starts = Uint32Array.from({ length: 301 }, (_, row) => kept.filter((cell) => cell < row * 3).length)
    const columns = Uint32Array.from(kept, (cell) => cell % 3)
    const sparse: Examples = {
      ...dense,
      matrix: { kind: 'sparse', starts, columns, values: Float64Array.from(kept, (cell) => values[cell]!), width: 3 },
    }
    const [a, b] = [
      await train({ ...dense, matrix: { kind: 'dense', values, width: 3 } }, { epochs: 3 }),
      await train(sparse, { epochs: 3 }),
    ]
    assert.deepEqual(a, b)
    assert.deepEqual([...a.indicators], [1])
    assert.deepEqual(neuralLearner.score(a, sparse), neuralLearner.score(a, { ...dense, matrix: { kind: 'dense', values, width: 3 } }))
  })

  it('shrinks its weights by decay and by l2', async () => {
    const size = (model: NeuralModel) => Math.hypot(...model.parameters)
    const examples = interaction(500)
    const plain = size(await train(examples, { patience: 0, epochs: 20 }))
    assert.ok(size(await train(examples, { patience: 0, epochs: 20, weightDecay: 0.5 })) < 0.95 * plain)
    assert.ok(size(await train(examples, { patience: 0, epochs: 20, l2: 5 })) < 0.95 * plain)
  })

  it('refuses what teaches nothing, naming it', async () => {
    const examples = interaction(20)
    const bad: readonly (readonly [Examples, Partial<NeuralOptions>, RegExp])[] = [
      [examples, { objective: 'hinge' }, /no requests/],
      [{ ...examples, labels: new Float64Array(20), requests: Uint32Array.of(0, 20) }, {}, /in every request all labels are the same/],
      [examples, { layers: [] }, /option "layers" is \[\]/],
      [examples, { layers: [10, 10, 10, 10] }, /one to three/],
      [examples, { batchSize: 0 }, /option "batchSize" is 0/],
      [{ ...examples, ids: [{ name: 'a', starts: new Uint32Array(21), ids: new Uint32Array() }] }, {}, /"a" bears a name that is taken/],
      [{ ...examples, ids: [{ name: 'k', starts: new Uint32Array(3), ids: new Uint32Array() }] }, {}, /0 ids of "k" do not fit/],
    ]
    for (const [wrong, options, message] of bad)
      await assert.rejects(train(wrong, options), (error) => error instanceof RangeError && message.test(error.message))
  })
})
