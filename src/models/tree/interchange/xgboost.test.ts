import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../../tests/models/random-trees.ts'
import { hash32 } from '../../../math/hash32.ts'
import { objectiveNames } from '../../objectives/objective.ts'
import { tree } from '../tree.ts'
import type { TreeModel } from '../tree-model.ts'
import { readXgboost } from './read-xgboost.ts'
import { writeXgboost } from './write-xgboost.ts'
import { ownObjective, writableObjectives, writtenObjective } from './xgboost-objective.ts'

/** "f0" < 1.5 → −1, else ("f1" in {0, 3} → 2, else .5; not known → .5), as XGBoost 1.7 writes it. */
const treeText = {
  base_weights: '[0E0,-1E0,0E0,5E-1,2E0]',
  categories: '[0,3]',
  categories_nodes: '[2]',
  categories_segments: '[0]',
  categories_sizes: '[2]',
  default_left: '[0,0,1,0,0]',
  id: '0',
  left_children: '[1,-1,3,-1,-1]',
  loss_changes: '[9E0,0E0,4E0,0E0,0E0]',
  parents: '[2147483647,0,0,2,2]',
  right_children: '[2,-1,4,-1,-1]',
  split_conditions: '[1.5E0,-1E0,NaN,5E-1,2E0]',
  split_indices: '[0,0,1,0,0]',
  split_type: '[0,0,1,0,0]',
  sum_hessian: '[1E1,4E0,6E0,3E0,3E0]',
  tree_param: '{"num_deleted":"0","num_feature":"2","num_nodes":"5","size_leaf_vector":"0"}',
}

const fileText = {
  booster: 'gbtree',
  names: '[]',
  baseScore: '"5E-1"',
  outputs: '"num_class":"0","num_target":"1"',
  features: '2',
  objective: 'rank:pairwise',
  treeInfo: '[0]',
  trees: '"1"',
  extra: '',
  version: '[1,7,4]',
}

function file(
  changes: Partial<typeof fileText> = {},
  treeChanges: Partial<Record<keyof typeof treeText, string | undefined>> = {},
): Uint8Array {
  const text = { ...fileText, ...changes }
  const fields = Object.entries({ ...treeText, ...treeChanges }).flatMap(([name, value]) =>
    value === undefined ? [] : [`"${name}":${value}`],
  )
  const model = `"gbtree_model_param":{"num_trees":${text.trees}},"tree_info":${text.treeInfo},${text.extra}"trees":[{${fields}}]`
  return new TextEncoder().encode(
    `{"learner":{"feature_names":${text.names},"gradient_booster":{"model":{${model}},"name":"${text.booster}"},` +
      `"learner_model_param":{"base_score":${text.baseScore},${text.outputs},"num_feature":"${text.features}"},` +
      `"objective":{"name":"${text.objective}"}},"version":${text.version}}`,
  )
}

function scoresAndLeaves(model: TreeModel, ...rows: readonly number[][]): { scores: number[]; leaves: number[] } {
  const scorer = tree.bind(tree.check(model), model.features)
  const numbers = { values: Float32Array.from(rows.flat()), width: model.features.length, count: rows.length }
  const scores = new Float64Array(rows.length)
  const leaves = new Int32Array(rows.length * scorer.trees)
  scorer.score(numbers, scores)
  scorer.leavesOf(numbers, leaves)
  return { scores: [...scores], leaves: [...leaves] }
}

describe('models of XGBoost', () => {
  it('are read with their base, thresholds, sides of missing values and sets', () => {
    const { model, objective, version } = readXgboost(file())
    assert.deepEqual([objective, version], ['rank:pairwise', [1, 7, 4]])
    assert.deepEqual(model.features, ['f0', 'f1'])
    const { scores, leaves } = scoresAndLeaves(model, [1, 0], [1.5, 3], [1.5, 1], [2, NaN], [NaN, 0])
    assert.deepEqual(scores, [-0.5, 2.5, 1, 1, 2.5])
    assert.deepEqual(leaves, [1, 4, 3, 3, 4])
  })

  it('keep a category that is negative, a fraction or past 2^24 as XGBoost does', () => {
    const { model } = readXgboost(file())
    const values = [-0.5, -1, 0.9, 3.99, 2 ** 24, 2 ** 24 + 3, 4e9, -0]
    const { leaves } = scoresAndLeaves(model, ...values.map((value) => [2, value]))
    assert.deepEqual(leaves, [3, 3, 4, 4, 3, 3, 3, 4])
  })

  it('of 3.1 and later state their base score as a list, and of a probability', () => {
    const { model } = readXgboost(file({ baseScore: '"[2E-1]"', version: '[3,1,0]', objective: 'binary:logistic' }))
    assert.equal(model.base, Math.fround(-Math.log(4)))
  })

  it('of 1.0 know truth values and no categories', () => {
    const none = { categories: undefined, categories_nodes: undefined, categories_segments: undefined, categories_sizes: undefined }
    const old = { ...none, split_type: undefined, default_left: '[true,false,false,false,false]', split_conditions: '[1.5,-1,7,5E-1,2E0]' }
    const { model } = readXgboost(file({ version: '[1,0,0]', baseScore: '"0.500000"' }, old))
    assert.equal(model.categories, undefined)
    assert.deepEqual(scoresAndLeaves(model, [NaN, 0], [2, 6], [2, NaN]).leaves, [1, 3, 4])
  })

  it('keep the numbers of their nodes where others were deleted', () => {
    // Node 2 was pruned to a leaf; nodes 3 and 4 are left over, the first still claiming children.
    const pruned = {
      left_children: '[1,-1,-1,1,-1]',
      right_children: '[2,-1,-1,2,-1]',
      split_type: '[0,0,0,0,0]',
      categories_nodes: '[]',
      categories_segments: '[]',
      categories_sizes: '[]',
      categories: '[]',
      split_indices: '[0,0,0,2147483647,2147483647]',
      split_conditions: '[1.5E0,-1E0,7E0,NaN,2E0]',
    }
    const { model } = readXgboost(file({}, pruned))
    assert.deepEqual(scoresAndLeaves(model, [1, 0], [2, 0]), { scores: [-0.5, 7.5], leaves: [1, 2] })
    const text = new TextDecoder().decode(writeXgboost(model, { format: 'json', objective: 'rank:pairwise' }))
    assert.match(text, /"num_deleted":"2"/)
    assert.match(text, /"split_indices":\[0,0,0,2147483647,2147483647\]/)
    assert.deepEqual(readXgboost(new TextEncoder().encode(text)).model, model)
  })

  it('give their own names to features', () => {
    assert.deepEqual(readXgboost(file({ names: '["age","city"]' })).model.features, ['age', 'city'])
    assert.throws(() => readXgboost(file({ names: '["age"]' })), /1 feature names for 2 features/)
    assert.throws(() => readXgboost(file({ names: '["age","age"]' })), /twice/)
    assert.throws(() => readXgboost(file({ features: '1000000000' })), /0 feature names for 1000000000 features/)
  })

  it('that are no sum of trees for one output are refused by name', () => {
    const refused: [Parameters<typeof file>[0], RegExp][] = [
      [{ booster: 'dart' }, /booster "dart"/],
      [{ booster: 'gblinear' }, /booster "gblinear"/],
      [{ extra: '"weight_drop":[5E-1],' }, /dart/],
      [{ outputs: '"num_class":"3","num_target":"1"' }, /num_class is 3/],
      [{ outputs: '"num_class":"0","num_target":"2"' }, /num_target is 2/],
      [{ treeInfo: '[1]' }, /several outputs/],
      [{ objective: 'multi:softprob' }, /multi:softprob/],
      [{ baseScore: '"[1E0,2E0]"' }, /base_score/],
    ]
    for (const [change, message] of refused) assert.throws(() => readXgboost(file(change)), message)
  })

  it('that are damaged are refused, naming the place', () => {
    const damaged: [Parameters<typeof file>[1], RegExp][] = [
      [{ left_children: '[1,-1,3,-1]' }, /learner.gradient_booster.model.trees\[0\].left_children holds 4 numbers where 5 are due/],
      [{ tree_param: '{"num_nodes":"1000000000","size_leaf_vector":"0"}' }, /holds 5 numbers where 1000000000 are due/],
      [{ tree_param: '{"num_nodes":"5","size_leaf_vector":"3"}' }, /several outputs/],
      [{ left_children: '[9,-1,3,-1,-1]' }, /node 0 has a child 9, but there are 5 nodes/],
      [{ left_children: '[0.5,-1,3,-1,-1]' }, /child 0.5/],
      [{ right_children: '[1,-1,4,-1,-1]' }, /node 1 is the child of two/],
      [{ left_children: '[0,-1,3,-1,-1]' }, /node 0 is the child of two/],
      [{ split_indices: '[2,0,1,0,0]' }, /asks input 2 of 2/],
      [{ split_conditions: '[NaN,-1,0,1,2]' }, /holds NaN/],
      [{ categories_nodes: '[3]' }, /node 2 asks for categories, but the file has none/],
      [{ categories: '[0,-3]' }, /category -3/],
      [{ categories: '[0,1.5]' }, /category 1.5/],
      [{ parents: 'null', sum_hessian: '"many"' }, /sum_hessian should be a list of numbers/],
      [{ sum_hessian: undefined }, /the file has no learner.gradient_booster.model.trees\[0\].sum_hessian/],
    ]
    for (const [change, message] of damaged) assert.throws(() => readXgboost(file({}, change)), message)
    assert.throws(() => readXgboost(file({ trees: '"7"' })), /says it has 7 trees, but holds 1/)
    assert.throws(() => readXgboost(file({ trees: '"-1"' })), /should be a count/)
  })

  it('are told from other files', () => {
    for (const text of ['', 'binf', '{}', '{"a":1}', '[]', '{"learner":3}', '\x80\x04']) {
      assert.throws(() => readXgboost(Buffer.from(text, 'latin1')), RangeError, text)
    }
  })

  it('with any bytes changed are refused with a clear message or are models that can be walked', () => {
    const files = [file(), writeXgboost(readXgboost(file()).model, { format: 'ubj', objective: 'rank:map' })]
    for (const whole of files) {
      for (let seed = 0; seed < 1500; seed++) {
        const bytes = Uint8Array.from(whole)
        for (let change = 0; change <= seed % 3; change++) bytes[hash32(seed, change) % bytes.length] = hash32(seed, change, 1)
        readOrRefuse(bytes)
      }
    }
  })

  function readOrRefuse(bytes: Uint8Array): void {
    try {
      const { model } = readXgboost(bytes)
      assert.ok(
        model.features.length > 1000 ||
          scoresAndLeaves(
            model,
            model.features.map(() => 1),
          ).scores.every(Number.isFinite),
      )
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error))
    }
  }
})

const shapes = fc.record({
  seed: fc.nat(),
  trees: fc.integer({ min: 0, max: 5 }),
  depth: fc.integer({ min: 0, max: 5 }),
  inputs: fc.integer({ min: 1, max: 4 }),
  categories: fc.boolean(),
})

describe('trees written for XGBoost', () => {
  it('give the same margins when read back, in either format and for every objective', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(...writableObjectives), (shape, objective) => {
        const model = randomTrees(shape)
        const { values, width, count } = randomRows(shape.seed, 20, shape.inputs)
        const rows = Array.from({ length: count }, (_, row) => [...values.subarray(row * width, (row + 1) * width)])
        const json = readXgboost(writeXgboost(model, { format: 'json', objective })).model
        assert.deepEqual(readXgboost(writeXgboost(json, { format: 'ubj', objective })).model, json)
        assert.deepEqual(scoresAndLeaves(json, ...rows).scores, scoresAndLeaves(model, ...rows).scores)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('are for what they were trained for, on the way there and back', () => {
    for (const objective of objectiveNames) {
      const name = writtenObjective(objective)!
      const { model, objective: found } = readXgboost(writeXgboost(readXgboost(file()).model, { format: 'json', objective: name }))
      assert.deepEqual([found, writtenObjective(model.objective)], [name, name])
    }
    for (const objective of ['pointwise-logistic', 'squared-error', 'pairwise-logistic', 'lambdarank-ndcg'])
      assert.equal(ownObjective(writtenObjective(objective)!), objective)
    for (const name of writableObjectives) assert.equal(writtenObjective(ownObjective(name)), name)
    assert.deepEqual(
      [ownObjective('count:poisson'), writtenObjective('count:poisson'), writtenObjective(undefined)],
      ['count:poisson', undefined, undefined],
    )
    assert.equal(ownObjective('toString'), 'toString')
  })

  it('number siblings one after the other, as XGBoost presumes', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { inputs, lefts, rights } = readXgboost(writeXgboost(randomTrees(shape), { format: 'ubj', objective: 'rank:map' })).model
        assert.ok(inputs.every((input, node) => input < 0 || rights[node] === lefts[node] + 1))
      }),
      { numRuns: 50, seed: 2 },
    )
  })

  it('begin with a tree that gives the base where no probability does', () => {
    const model = { ...readXgboost(file()).model, base: 40 }
    const read = readXgboost(writeXgboost(model, { format: 'ubj', objective: 'binary:logistic' })).model
    assert.deepEqual([read.roots.length, read.base], [2, 0])
    assert.deepEqual(scoresAndLeaves(read, [1, 0]).scores, scoresAndLeaves(model, [1, 0]).scores)
  })

  it('hold the names of features unless they are numbered', () => {
    const { model } = readXgboost(file())
    const named = { ...model, features: ['age', 'größe "x"'] }
    for (const format of ['json', 'ubj'] as const) {
      assert.deepEqual(readXgboost(writeXgboost(named, { format, objective: 'rank:pairwise' })).model, named)
    }
    assert.match(new TextDecoder().decode(writeXgboost(model, { format: 'json', objective: 'rank:map' })), /"feature_names":\[\]/)
  })
})
