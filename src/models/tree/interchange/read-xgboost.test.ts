import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readXgboost } from './read-xgboost.ts'
import { writeXgboost } from './write-xgboost.ts'
import { file, scoresAndLeaves } from './xgboost-fixture.ts'

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
})
