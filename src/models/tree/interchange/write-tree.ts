/** One tree as XGBoost's file holds it. Nodes that no walk reaches are marked as deleted, so that all others keep their numbers. */
import { lowerBound } from '../../../math/lower-bound.ts'
import { emptyLeaves } from '../empty-leaves.ts'
import { leafInput, noChild, type TreeModel } from '../tree-model.ts'
import type { DocumentObject, DocumentValue } from './document.ts'

/** The parent of a root, and the split index of a deleted node. */
const none = 2 ** 31 - 1

export function treeDocument(model: TreeModel, tree: number): DocumentObject {
  const root = model.roots[tree]
  const nodes = fileOrder(model, root, model.roots[tree + 1] ?? model.inputs.length)
  const numbers = new Map(Array.from(nodes, (node, number) => [node, number]))
  const child = (children: Int32Array): Int32Array =>
    nodes.map((node) => (model.inputs[node] === leafInput ? noChild : numbers.get(children[node])!))
  const lefts = child(model.lefts)
  const rights = child(model.rights)
  const parents = parentsOf(lefts, rights)
  const isDeleted = (number: number): boolean => parents[number] === noChild
  const thresholds = Float32Array.from(nodes, (node) => model.thresholds[node])
  return new Map<string, DocumentValue>([
    ['base_weights', thresholds.map((value, number) => (lefts[number] === noChild ? value : 0))],
    ...categoryEntries(model, nodes),
    ['default_left', Uint8Array.from(nodes, (node, number) => (isDeleted(number) ? 1 : model.missingLeft[node]))],
    ['left_children', lefts],
    ['loss_changes', Float32Array.from(nodes, (node) => model.gains[node])],
    ['parents', parents.map((parent, number) => (number === 0 ? none : Math.max(0, parent)))],
    ['right_children', rights],
    ['split_conditions', thresholds],
    ['split_indices', nodes.map((node, number) => (isDeleted(number) ? none : Math.max(0, model.inputs[node])))],
    ['sum_hessian', Float32Array.from(nodes, (node) => model.covers[node])],
    ['tree_param', parameters(model, nodes.length, parents.filter((parent) => parent === noChild).length)],
  ])
}

/** A tree of one leaf that gives the model's base. */
export function constantTree(model: TreeModel): DocumentObject {
  const tree: TreeModel = {
    kind: 'tree',
    features: model.features,
    base: 0,
    roots: Uint32Array.of(0),
    ...emptyLeaves(1),
    thresholds: Float32Array.of(model.base),
  }
  return treeDocument(tree, 0)
}

/** XGBoost takes the node after a left child for its right one, whatever the file says, so trees of other order are numbered anew. */
function fileOrder(model: TreeModel, root: number, end: number): Int32Array {
  const { inputs, lefts, rights } = model
  const nodes = Int32Array.from({ length: end - root }, (_, number) => root + number)
  return nodes.every((node) => inputs[node] === leafInput || rights[node] === lefts[node] + 1) ? nodes : breadthFirst(model, root)
}

function breadthFirst({ inputs, lefts, rights }: TreeModel, root: number): Int32Array {
  const nodes = [root]
  for (let number = 0; number < nodes.length; number++) {
    const node = nodes[number]
    if (inputs[node] !== leafInput) nodes.push(lefts[node], rights[node])
  }
  return Int32Array.from(nodes)
}

/** −1: no node has it for a child. The root is its own. */
function parentsOf(lefts: Int32Array, rights: Int32Array): Int32Array {
  const parents = new Int32Array(lefts.length).fill(noChild)
  parents[0] = 0
  for (const children of [lefts, rights]) {
    children.forEach((child, node) => {
      if (child !== noChild) parents[child] = node
    })
  }
  return parents
}

function parameters({ features }: TreeModel, nodes: number, deleted: number): DocumentObject {
  return new Map([
    ['num_deleted', String(deleted)],
    ['num_feature', String(features.length)],
    ['num_nodes', String(nodes)],
    ['size_leaf_vector', '0'],
  ])
}

/** Sets stand in the order of their nodes, one after another. */
function categoryEntries(model: TreeModel, nodes: Int32Array): (readonly [string, DocumentValue])[] {
  const sets = Array.from(nodes, (node) => categoriesOf(model, node))
  const asked = Array.from(sets.keys()).filter((number) => sets[number].length > 0)
  let start = 0
  const starts = asked.map((number) => {
    start += sets[number].length
    return BigInt(start - sets[number].length)
  })
  return [
    ['categories', Int32Array.from(asked.flatMap((number) => [...sets[number]]))],
    ['categories_nodes', Int32Array.from(asked)],
    ['categories_segments', BigInt64Array.from(starts)],
    ['categories_sizes', BigInt64Array.from(asked, (number) => BigInt(sets[number].length))],
    ['split_type', Uint8Array.from(sets, (set) => (set.length > 0 ? 1 : 0))],
  ]
}

const noCategories = new Uint32Array(0)

function categoriesOf({ categories }: TreeModel, node: number): Uint32Array {
  if (categories === undefined) return noCategories
  const { nodes, starts, values } = categories
  const set = lowerBound(nodes, 0, nodes.length, node)
  return nodes[set] === node ? values.subarray(starts[set], starts[set + 1]) : noCategories
}
