import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../tests/models/random-trees.ts'
import { uniform } from '../../math/hash32.ts'
import { addendCount, type Rows } from '../model.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { bindTree } from '../tree/tree-scorer.ts'
import type { Effect } from './effect.ts'
import { isOfTrees } from './frozen-trees.ts'
import { type GlmixModel, glmixModel } from './glmix-model.ts'
import { bindGlmix } from './glmix-scorer.ts'
import { treeFeatures } from './tree-features.ts'

const fixed = (name: string, coefficients: Readonly<Record<string, number>>) => ({
  name,
  shard: 'all',
  features: Object.keys(coefficients),
  coefficients: Float64Array.from(Object.values(coefficients)),
  variances: new Float64Array(Object.keys(coefficients).length),
})

/** A split by "b" at 0, and right of it one by "a": leaves −1 | 1, 5, of 4, 2 and 2 training rows. */
const twoSplits: TreeModel = {
  kind: 'tree',
  features: ['a', 'b'],
  base: 0.5,
  roots: Uint32Array.of(0),
  inputs: Int32Array.of(1, -1, 0, -1, -1),
  thresholds: Float32Array.of(0, -1, 0, 1, 5),
  lefts: Int32Array.of(1, -1, 3, -1, -1),
  rights: Int32Array.of(2, -1, 4, -1, -1),
  missingLeft: new Uint8Array(5),
  gains: Float32Array.of(1, 0, 1, 0, 0),
  covers: Float32Array.of(8, 4, 4, 2, 2),
}
const trees = { hash: 'h', model: twoSplits }

function partsOf(model: GlmixModel, values: readonly number[], effects?: Rows['effects']) {
  const rows = { values: Float32Array.from(values), width: 2, count: 1, ...(effects && { effects }) }
  return bindGlmix(model, ['a', 'b'])
    .contributeByCoordinate(rows, 0)
    .map(({ features }) => Object.fromEntries(features.map(({ name, addend }) => [name, addend])))
}

describe('what trees add to a coordinate', () => {
  it("is given to the inputs that they read, by Shapley's values of the score, and the base to the level", () => {
    const global = fixed('global', { '(intercept)': 1, a: 10, 'gbdt@h/score': 2 })
    const own = { name: 'per-user', shard: 'all', features: ['gbdt@h/score'], entity: 'user' }
    const effect: Effect = { features: Uint32Array.of(0), coefficients: Float32Array.of(-1), variances: new Float32Array(1) }
    const parts = partsOf(glmixModel('logistic', [global, own], { trees }), [1, 1], [{ coordinate: 'per-user', effects: [effect] }])
    // The leaf 5 and the base .5. Mean of the leaves 1; given b alone 3, given a alone −.5 + 2.5: of b (2 + 3) / 2 and of a (1 + 2) / 2.
    assert.deepEqual(parts, [
      { a: 10 + 2 * 1.5, b: 2 * 2.5, '(intercept)': 1 + 2 * 1.5 },
      { a: -1.5, b: -2.5, '(intercept)': -1.5 },
    ])
  })

  it('is shared equally among the inputs on the path to a leaf', () => {
    const model = glmixModel('logistic', [fixed('global', { 'gbdt@h/t0=1': 3, 'gbdt@h/t0=4': 8 })], { trees })
    assert.deepEqual(partsOf(model, [1, 1]), [{ a: 4, b: 4 }])
    assert.deepEqual(partsOf(model, [1, -1]), [{ b: 3 }])
  })

  it('sums with all else to the score exactly, coordinate by coordinate and column by column, and is never told as such', () => {
    const shapes = fc.record({
      seed: fc.nat(),
      trees: fc.integer({ min: 0, max: 6 }),
      depth: fc.integer({ min: 0, max: 5 }),
      inputs: fc.integer({ min: 1, max: 5 }),
      categories: fc.boolean(),
    })
    fc.assert(
      fc.property(shapes, fc.boolean(), (shape, hasIntercept) => {
        const { model, rows } = mixed(shape, hasIntercept)
        const scorer = bindGlmix(model, model.features)
        const scores = new Float64Array(rows.count)
        scorer.score(rows, scores)
        for (let row = 0; row < rows.count; row++) {
          const parts = scorer.contributeByCoordinate(rows, row)
          for (const { score, features } of parts) {
            const addends = features.map(({ addend }) => addend)
            assert.deepEqual([sum(addends), sum(addends.toReversed())], [score, score])
            assert.ok(features.every(({ name }) => !isOfTrees(name, model.trees)))
            assert.equal(new Set(features.map(({ name }) => name)).size, features.length)
          }
          assert.equal(sum(parts.map(({ score }) => score)), scores[row])
          const columns = new Float64Array(addendCount(scorer, rows.width))
          scorer.contribute(rows, row, columns)
          assert.deepEqual([sum([...columns]), sum([...columns].toReversed())], [scores[row], scores[row]])
          const told = parts.flatMap(({ features }) => features)
          for (const [column, name] of model.features.entries()) {
            const addend = sum(told.filter((one) => one.name === name).map((one) => one.addend))
            assert.ok(Math.abs(addend - columns[column]) < 1e-6, `${name}: ${addend} ${columns[column]}`)
          }
        }
      }),
      { seed: 4, numRuns: 150 },
    )
  })

  it('of a score is as the trees alone are explained', () => {
    const model = randomTrees({ seed: 11, trees: 8, depth: 4, inputs: 4 })
    const rows = randomRows(3, 5, 4)
    const mixedModel = glmixModel('logistic', [fixed('global', { 'gbdt@h/score': 0.75 })], { trees: { hash: 'h', model } })
    const [mixedScorer, treeScorer] = [bindGlmix(mixedModel, model.features), bindTree(model, model.features)]
    const [of, alone] = [new Float64Array(5), new Float64Array(5)]
    for (let row = 0; row < rows.count; row++) {
      mixedScorer.contribute(rows, row, of)
      treeScorer.contribute(rows, row, alone)
      of.forEach((addend, i) => void assert.ok(Math.abs(addend - 0.75 * alone[i]) < 1e-8))
    }
  })
})

/** A fixed effect of numbers, score and leaves, and a random one of some of them. */
function mixed(shape: Parameters<typeof randomTrees>[0], hasIntercept: boolean): { model: GlmixModel; rows: Rows } {
  const grown = { hash: 'h', model: randomTrees(shape) }
  const weight = (i: number) => uniform(shape.seed, i) * 4 - 2
  const names = [...(hasIntercept ? ['(intercept)'] : []), 'input-0', ...treeFeatures(grown).names]
  const global = fixed('global', Object.fromEntries(names.map((name, i) => [name, weight(i)])))
  const own = { name: 'per-user', shard: 'all', features: names, entity: 'user' }
  const features = Uint32Array.from(names.keys()).filter((i) => i % 2 === 1)
  const effect: Effect = {
    features,
    coefficients: Float32Array.from(features, (i) => weight(100 + i)),
    variances: new Float32Array(features.length),
  }
  const random = randomRows(shape.seed, 3, shape.inputs)
  // What no sum of float64 can hold beside small numbers is left out.
  const values = random.values.map((value) => (Math.abs(value) > 100 ? 1 : value))
  const model = glmixModel('logistic', [global, own], { trees: grown })
  return { model, rows: { ...random, values, effects: [{ coordinate: 'per-user', effects: [effect, undefined, effect] }] } }
}

function sum(addends: readonly number[]): number {
  return addends.reduce((total, addend) => total + addend, 0)
}
