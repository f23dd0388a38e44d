import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hash32 } from '../../../math/hash32.ts'
import { readXgboost } from './read-xgboost.ts'
import { writeXgboost } from './write-xgboost.ts'
import { file, scoresAndLeaves } from './xgboost-fixture.ts'

describe('models of XGBoost', () => {
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
