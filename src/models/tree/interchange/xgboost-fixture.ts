/** A small file of XGBoost whose every part can be changed, for tests. */
import { tree } from '../tree.ts'
import type { TreeModel } from '../tree-model.ts'

/** "f0" < 1.5 → −1, else ("f1" in {0, 3} → 2, else .5; not known → .5), as XGBoost 1.7 writes it. */
export const treeText = {
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

export function file(
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

export function scoresAndLeaves(model: TreeModel, ...rows: readonly number[][]): { scores: number[]; leaves: number[] } {
  const scorer = tree.bind(tree.check(model), model.features)
  const numbers = { values: Float32Array.from(rows.flat()), width: model.features.length, count: rows.length }
  const scores = new Float64Array(rows.length)
  const leaves = new Int32Array(rows.length * scorer.trees)
  scorer.score(numbers, scores)
  scorer.leavesOf(numbers, leaves)
  return { scores: [...scores], leaves: [...leaves] }
}
