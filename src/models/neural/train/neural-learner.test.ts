import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hash32, uniform } from '../../../math/hash32.ts'
import { inputsOf } from '../../describe-model.ts'
import type { Examples, IdColumn } from '../../examples.ts'
import { bindModel } from '../../kinds.ts'
import type { TrainingProgress, TrainingRun } from '../../learner.ts'
import { addendCount } from '../../model.ts'
import { decodeModel, encodeModel } from '../../model-file.ts'
import { withFixture } from '../../parity-fixture.ts'
import { soloPool } from '../../solo-pool.ts'
import { checkNeural, type NeuralModel } from '../neural-model.ts'
import { neuralLearner } from './neural-learner.ts'
import type { NeuralOptions } from './neural-options.ts'

const small = { layers: [16], epochs: 60, learningRate: 0.01, batchSize: 64 }

const train = (examples: Examples, options: Partial<NeuralOptions> = {}, run: Partial<TrainingRun<NeuralModel>> = {}) =>
  neuralLearner.train(
    examples,
    { ...neuralLearner.defaults, ...small, ...options },
    { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal, ...run },
  )

/** Something that only an interaction explains. */
function interaction(count: number, seed = 0): Examples {
  const rows = Array.from({ length: count }, (_, i) => [0, 1, 2].map((feature) => uniform(seed, i, feature) * 4 - 2))
  return {
    features: ['a', 'b', 'c'],
    matrix: { kind: 'dense', values: Float32Array.from(rows.flat()), width: 3 },
    labels: Float64Array.from(rows, ([a, b]) => Number(a! * b! > 0)),
  }
}

/** Labels that only the ids explain: ids below 10 are liked; each row has one to three of them, all liked or all not. */
function liked(count: number, seed: number, without = false): Examples {
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
    ...(without ? {} : { ids: [ids] }),
  }
}

const accuracy = (model: NeuralModel, examples: Examples) =>
  neuralLearner.score(model, examples).reduce((right, margin, row) => right + Number(margin > 0 === examples.labels[row]! > 0), 0) /
  examples.labels.length

describe('the neural learner', () => {
  it('learns what only an interaction explains', async () => {
    const model = await train(interaction(1500))
    const found = accuracy(model, interaction(1000, 7))
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

  it('learns from ids what no feature tells, and takes what it does not know for unknown', async () => {
    const model = await train(liked(600, 1), { embeddingDimension: 4 })
    const test = liked(300, 2)
    assert.ok(accuracy(model, test) > 0.99)
    const strange = { ...test, ids: [{ ...test.ids![0]!, ids: test.ids![0]!.ids.map((id) => id + 1000) }] }
    const none = { ...test, ids: [{ name: 'skills', starts: new Uint32Array(301), ids: new Uint32Array() }] }
    const { ids: _, ...without } = test
    const scores = neuralLearner.score(model, without)
    assert.deepEqual(neuralLearner.score(model, strange), scores)
    assert.deepEqual(neuralLearner.score(model, none), scores)
    assert.deepEqual(inputsOf(model)[0]!.name, 'skills')
  })

  it('knows only ids that stand often enough', async () => {
    const examples = liked(600, 1)
    const rare = { ...examples.ids![0]!, ids: examples.ids![0]!.ids.with(0, 77) }
    const model = await train({ ...examples, ids: [rare] }, { minIdCount: 2, epochs: 1 })
    assert.deepEqual(
      [...model.embeddings[0]!.ids],
      Array.from({ length: 20 }, (_, id) => id),
    )
  })

  it('says what of a score the ids have added', async () => {
    const examples = liked(600, 1)
    const model = decodeModel(encodeModel(withFixture(await train(examples)))).model as NeuralModel
    const scorer = bindModel(model, ['noise'])
    const rows = { values: examples.matrix.values as Float32Array, width: 1, count: 600, ids: examples.ids! }
    const scores = new Float64Array(600)
    scorer.score(rows, scores)
    assert.deepEqual(scores, neuralLearner.score(model, examples))
    assert.deepEqual(scorer.idColumns, ['skills'])
    const parts = new Float64Array(addendCount(scorer, 1))
    for (let row = 0; row < 20; row++) {
      scorer.contribute(rows, row, parts)
      const [noise, skills, rest] = [parts[0]!, parts[1]!, parts[2]!]
      assert.equal(noise + skills + rest, scores[row])
      assert.ok(Math.sign(skills) === (row % 2 === 0 ? 1 : -1), `row ${row}: ${skills}`)
      assert.ok(Math.abs(skills) > 5 * Math.abs(noise))
    }
  })

  it('says of ids and features alike how much they move scores', async () => {
    const model = await train(liked(600, 1))
    const [skills, noise] = inputsOf(model)
    assert.deepEqual([skills!.name, noise!.name], ['skills', 'noise'])
    assert.ok(skills!.importance > 0.8, `${skills!.importance}`)
    assert.throws(
      () => checkNeural({ ...model, importances: Float64Array.of(1) } as NeuralModel),
      /importances of a neural model are 2 numbers/,
    )
  })

  it('is published with ids in its fixture, so that a vector that has changed is found', async () => {
    const artifact = withFixture(await train(liked(200, 1), { epochs: 2 }))
    const { model, fixture } = decodeModel(encodeModel(artifact))
    assert.ok(fixture.ids![0]!.ids.length > 0)
    const damaged = structuredClone(model) as NeuralModel
    damaged.embeddings[0]!.vectors.fill(0.5)
    assert.throws(() => decodeModel(encodeModel({ model: damaged, fixture })), /does not give the scores it was published with/)
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

describe('a neural model', () => {
  it('is refused where it does not fit together', async () => {
    const model = await train(liked(100, 1), { epochs: 1 })
    const embedding = model.embeddings[0]!
    const bad: readonly (readonly [Partial<Record<keyof NeuralModel, unknown>>, RegExp])[] = [
      [{ parameters: model.parameters.slice(1) }, /parameters, but the layers have/],
      [{ parameters: model.parameters.map(() => NaN) }, /finite numbers only/],
      [{ means: [0] }, /the means of a neural model are a Float64Array/],
      [{ hidden: new Uint32Array() }, /one to three hidden layers/],
      [{ indicators: Uint32Array.of(4) }, /indexes of inputs/],
      [{ embeddings: [{ ...embedding, ids: embedding.ids.slice(1) }] }, /the embedding of "skills" has/],
    ]
    for (const [part, message] of bad) assert.throws(() => checkNeural({ ...model, ...part } as NeuralModel), message)
  })
})
