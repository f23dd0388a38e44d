import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accuracy } from '../../../../tests/models/accuracy.ts'
import { inputsOf } from '../../describe-model.ts'
import { bindModel } from '../../kinds.ts'
import { addendCount } from '../../model.ts'
import { decodeModel, encodeModel } from '../../model-file.ts'
import { withFixture } from '../../parity-fixture.ts'
import { checkNeural, type NeuralModel } from '../neural-model.ts'
import { liked, train } from './neural-fixture.ts'
import { neuralLearner } from './neural-learner.ts'

describe('the neural learner', () => {
  it('learns from ids what no feature tells, and takes what it does not know for unknown', async () => {
    const model = await train(liked(600, 1), { embeddingDimension: 4 })
    const test = liked(300, 2)
    assert.ok(accuracy(neuralLearner.score(model, test), test.labels) > 0.99)
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
})
