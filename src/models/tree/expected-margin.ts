/**
 * The margin of a model over the rows it was trained on, as their covers tell it: from where TreeSHAP measures what inputs add. Summed
 * over trees as margins are, in float32, so that trees without splits are in it to the last bit.
 */
import { leftShare } from './shapley-terms.ts'
import { leafInput, type TreeModel } from './tree-model.ts'

export function expectedMargin(model: TreeModel): number {
  return model.roots.reduce((sum, root) => Math.fround(sum + expectedLeaf(model, root)), model.base)
}

function expectedLeaf(model: TreeModel, root: number): number {
  const { inputs, thresholds, lefts, rights } = model
  const open = [{ node: root, share: 1 }]
  let mean = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, share } = next
    if (inputs[node] === leafInput) mean += share * thresholds[node]
    else {
      const left = leftShare(model, node)
      open.push({ node: rights[node], share: share * (1 - left) }, { node: lefts[node], share: share * left })
    }
  }
  return mean
}
