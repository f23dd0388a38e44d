import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../tests/models/random-trees.ts'
import { uniform } from '../../math/hash32.ts'
import { bindModel } from '../kinds.ts'
import { addendCount, type Rows } from '../model.ts'
import { decodeModel, encodeModel } from '../model-file.ts'
import { withFixture } from '../parity-fixture.ts'
import { soloPool } from '../solo-pool.ts'
import { bindTree } from '../tree/tree-scorer.ts'
import type { Effect } from './effect.ts'
import { type GlmixModel, glmixModel, type RandomCoordinate } from './glmix-model.ts'
import { glmixDefaults } from './glmix-options.ts'
import { bindGlmix } from './glmix-scorer.ts'
import { type MixedExamples, sourceOf } from './mixed-examples.ts'
import { packTrained } from './pack-trained.ts'
import { packEffects, unpackEffects } from './packed-effects.ts'
import { bindMixed, effectsIn } from './score-mixed.ts'
import { memoryScratch } from './scratch.ts'
import { trainGlmix } from './train/glmix-trainer.ts'
import { treeFeatures, treeShard } from './tree-features.ts'

const effect = (coefficients: Readonly<Record<number, number>>): Effect => ({
  features: Uint32Array.from(Object.keys(coefficients), Number),
  coefficients: Float32Array.from(Object.values(coefficients)),
  variances: Float32Array.from(Object.values(coefficients), () => 0.1),
})

const small: GlmixModel = glmixModel(
  'logistic',
  [
    {
      name: 'global',
      shard: 'all',
      features: ['(intercept)', 'a', 'b'],
      coefficients: Float64Array.of(0.5, 2, -1),
      variances: new Float64Array(3),
    },
    { name: 'per-user', shard: 'all', features: ['(intercept)', 'b', 'terms=7', 'terms=9'], entity: 'user' },
  ],
  { idColumns: ['terms'] },
)

const rows: Rows = {
  values: Float32Array.of(1, 2, 99, 3, NaN, 99, NaN, 1, 99),
  width: 3,
  count: 3,
  ids: [{ name: 'terms', starts: Uint32Array.of(0, 2, 3, 6), ids: Uint32Array.of(9, 8, 7, 7, 7, 9) }],
}

function scoresOf(model: GlmixModel, given: Rows, columns: readonly string[]): Float64Array {
  const scores = new Float64Array(given.count)
  bindModel(model, columns).score(given, scores)
  return scores
}

describe('the GLMix scorer', () => {
  it('adds the effects of a row, of its entity and of its ids, and nothing for what is not known', () => {
    const columns = ['a', 'b', 'other']
    assert.deepEqual([...scoresOf(small, rows, columns)], [0.5 + 2 - 2, 0.5 + 6, 0.5 - 1])
    const effects = [{ coordinate: 'per-user', effects: [effect({ 0: 1, 1: 0.5, 3: 4 }), undefined, effect({ 2: 0.25 })] }]
    assert.deepEqual([...scoresOf(small, { ...rows, effects }, columns)], [0.5 + (1 + 1 + 4), 6.5, -0.5 + 0.25])
    const one = [{ coordinate: 'per-user', effects: [effect({ 0: 1 })] }]
    assert.deepEqual([...scoresOf(small, { ...rows, effects: one }, columns)], [1.5, 7.5, 0.5])
    assert.deepEqual(
      [...scoresOf(small, { ...rows, effects: [{ coordinate: 'per-user', effects: [effect({})] }] }, columns)],
      [0.5, 6.5, -0.5],
    )
    const wrong = [{ coordinate: 'per-user', effects: [undefined, undefined] }]
    assert.throws(() => scoresOf(small, { ...rows, effects: wrong }, columns), /2 effects of "per-user" for 3 rows/)
  })

  it('tells each part of a score, which sum to it exactly, feature by feature and coordinate by coordinate', () => {
    const cell = fc.oneof(fc.float({ noNaN: true, min: -100, max: 100 }), fc.constant(NaN))
    const given = fc.record({ values: fc.array(cell, { minLength: 6, maxLength: 6 }), seed: fc.nat(1000) })
    fc.assert(
      fc.property(given, ({ values, seed }) => {
        const weight = (i: number) => uniform(seed, i) * 6 - 3
        const effects = [{ coordinate: 'per-user', effects: [effect({ 0: weight(1), 1: weight(2), 2: weight(3) })] }]
        const [fixed, random] = small.coordinates
        const model = glmixModel('logistic', [{ ...fixed, coefficients: Float64Array.from([4, 5, 6], weight) } as typeof fixed, random], {
          idColumns: ['terms'],
        })
        const own = { ...rows, values: Float32Array.from(values), width: 2, effects }
        const scorer = bindGlmix(model, ['b', 'a'])
        const scores = new Float64Array(3)
        scorer.score(own, scores)
        for (let row = 0; row < 3; row++) {
          const parts = scorer.contributeByCoordinate(own, row)
          assert.deepEqual(
            parts.map(({ coordinate }) => coordinate),
            ['global', 'per-user'],
          )
          for (const { score, features } of parts)
            assert.equal(
              features.reduce((sum, { addend }) => sum + addend, 0),
              score,
            )
          assert.equal(
            parts.reduce((sum, { score }) => sum + score, 0),
            scores[row],
          )
          const addends = new Float64Array(addendCount(scorer, own.width))
          scorer.contribute(own, row, addends)
          for (const ordered of [addends, addends.toReversed(), addends.toSorted()])
            assert.equal(
              ordered.reduce((sum, addend) => sum + addend, 0),
              scores[row],
            )
        }
      }),
      { seed: 2, numRuns: 100 },
    )
  })

  it('survives a trip through its file with its effects, and refuses a file that scores otherwise', () => {
    const effects = packEffects([
      { entity: 'b', effect: effect({ 0: 1, 2: 3 }) },
      { entity: 'a', effect: effect({ 1: 2 }) },
    ])
    const model = { ...small, coordinates: [small.coordinates[0], { ...small.coordinates[1], effects }] } as GlmixModel
    const bytes = encodeModel(withFixture(model))
    const read = decodeModel(bytes).model as GlmixModel
    assert.deepEqual(unpackEffects((read.coordinates[1] as RandomCoordinate).effects!), unpackEffects(effects))
    assert.deepEqual(
      unpackEffects(effects).map(({ entity }) => entity),
      ['a', 'b'],
    )
    assert.deepEqual(encodeModel(withFixture(read)), bytes)
    const spoilt = withFixture(model)
    spoilt.fixture.scores[3] += 1e-9
    assert.throws(() => decodeModel(encodeModel(spoilt)), /does not give the scores it was published with/)
  })
})

describe('tree features', () => {
  it('are scored as they were trained: from the shard and from the trees alike', async () => {
    const model = randomTrees({ seed: 3, trees: 5, depth: 3, inputs: 4 })
    const trees = { hash: 'abc123', model }
    const count = 200
    const given: Rows = { ...randomRows(7, count, 4) }
    const finite = { ...given, values: given.values.map((value) => (Math.abs(value) > 100 ? 1 : value)) }
    const shard = treeShard('all', trees, model.features, finite)
    assert.deepEqual(shard.features.slice(0, 5), [...model.features, 'gbdt@abc123/score'])
    const users = Uint32Array.from({ length: count }, (_, row) => row % 3)
    const labels = Float64Array.from({ length: count }, (_, row) => Number(uniform(1, row) < 0.5))
    const examples: MixedExamples = { shards: [shard], entities: [{ name: 'user', names: ['u', 'v', 'w'], ofRow: users }], labels }
    const coordinates = [
      { name: 'global', shard: 'all' },
      { name: 'per-user', shard: 'all', entity: 'user' },
    ]
    const run = { pool: soloPool, scratch: memoryScratch(), signal: new AbortController().signal, progress: () => {}, trees }
    const trained = packTrained(await trainGlmix(sourceOf(examples), { ...glmixDefaults, coordinates }, run))
    assert.deepEqual(trained.features, model.features)
    const bound = await bindMixed(trained, examples)
    const effects = await effectsIn(trained)('per-user', ['u', 'v', 'w'])
    const columns = [...model.features].reverse()
    const reversed = finite.values.map((_, cell, all) => all[cell - (cell % 4) + 3 - (cell % 4)])
    const scores = scoresOf(
      decodeModel(encodeModel(withFixture(trained))).model as GlmixModel,
      { ...finite, values: reversed, effects: [{ coordinate: 'per-user', effects: Array.from(users, (user) => effects[user]) }] },
      columns,
    )
    for (let row = 0; row < count; row++)
      assert.ok(Math.abs(scores[row] - bound.score(row)) < 1e-4 * (1 + Math.abs(scores[row])), `${scores[row]} ${bound.score(row)}`)
  })

  it('name the score and each leaf of each tree, and mark the leaf that a row comes to', () => {
    const model = randomTrees({ seed: 8, trees: 3, depth: 2, inputs: 3 })
    const { names } = treeFeatures({ hash: 'h', model })
    assert.equal(names[0], 'gbdt@h/score')
    assert.equal(names.length - 1, model.inputs.filter((input) => input < 0).length)
    const given = randomRows(5, 20, 3)
    const shard = treeShard('s', { hash: 'h', model }, model.features, given)
    const leaves = new Int32Array(20 * 3)
    bindTree(model, model.features).leavesOf(given, leaves)
    if (shard.matrix.kind !== 'sparse') throw new Error('the shard is sparse')
    const { starts, columns } = shard.matrix
    for (let row = 0; row < 20; row++) {
      const held = [...columns.subarray(starts[row], starts[row + 1])].map((column) => shard.features[column])
      for (let tree = 0; tree < 3; tree++) assert.ok(held.includes(`gbdt@h/t${tree}=${leaves[row * 3 + tree]}`))
    }
  })
})
