/** Trees numbered each for itself, as one model. */
import type { CategorySets } from '../../../math/kernels/tree-walk.ts'
import { emptyLeaves } from '../empty-leaves.ts'
import type { TreeModel } from '../tree-model.ts'
import type { NumberedTree } from './read-tree.ts'

export function joinTrees(
  { features, objective, base }: Pick<TreeModel, 'features' | 'objective' | 'base'>,
  trees: readonly NumberedTree[],
): TreeModel {
  const roots = new Uint32Array(trees.length)
  let nodes = 0
  trees.forEach(({ inputs }, tree) => {
    roots[tree] = nodes
    nodes += inputs.length
  })
  const model = {
    kind: 'tree' as const,
    features,
    ...(objective === undefined ? {} : { objective }),
    base,
    roots,
    ...emptyLeaves(nodes),
  }
  trees.forEach((tree, i) => {
    const root = roots[i]
    for (const name of ['inputs', 'thresholds', 'missingLeft', 'gains', 'covers'] as const) model[name].set(tree[name], root)
    for (const name of ['lefts', 'rights'] as const)
      model[name].set(
        tree[name].map((child) => (child < 0 ? child : child + root)),
        root,
      )
  })
  return trees.some(({ sets }) => sets.length > 0) ? { ...model, categories: joinSets(trees, roots) } : model
}

function joinSets(trees: readonly NumberedTree[], roots: Uint32Array): CategorySets {
  const sets = trees.flatMap((tree, i) => tree.sets.map(({ node, values }) => ({ node: node + roots[i], values })))
  const starts = new Uint32Array(sets.length + 1)
  sets.forEach(({ values }, i) => {
    starts[i + 1] = starts[i] + values.length
  })
  const values = new Uint32Array(starts[sets.length])
  sets.forEach((set, i) => {
    values.set(set.values, starts[i])
  })
  return { nodes: Uint32Array.from(sets, ({ node }) => node), starts, values }
}
