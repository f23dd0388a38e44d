/** One tree as XGBoost's file holds it. Nodes that no walk reaches are marked as deleted, so that all others keep their numbers. */
import { lowerBound } from '../../../math/lower-bound.ts'
import { leafInput, type TreeCategories, type TreeModel } from '../tree-model.ts'
import type { DocumentObject, DocumentValue } from './document.ts'

const noChild = -1
/** The parent of a root, and the split index of a deleted node. */
const none = 2 ** 31 - 1

export function treeDocument(model: TreeModel, tree: number): DocumentObject {
  const root = model.roots[tree]
  const end = model.roots[tree + 1] ?? model.inputs.length
  const isLeaf = model.inputs.slice(root, end).map((input) => (input === leafInput ? 1 : 0))
  const child = (node: number, index: number): number => (isLeaf[index] === 1 ? noChild : node - root)
  const lefts = model.lefts.slice(root, end).map(child)
  const rights = model.rights.slice(root, end).map(child)
  const parents = parentsOf(lefts, rights)
  const isDeleted = parents.map((parent) => (parent === noChild ? 1 : 0))
  const thresholds = model.thresholds.slice(root, end)
  return new Map<string, DocumentValue>([
    ['base_weights', thresholds.map((value, node) => (isLeaf[node] === 1 ? value : 0))],
    ...categoryEntries(model, root, end),
    ['default_left', Uint8Array.from(isDeleted, (deleted, node) => deleted | model.missingLeft[root + node])],
    ['left_children', lefts],
    ['loss_changes', model.gains.slice(root, end)],
    ['parents', parents.map((parent, node) => (node === 0 ? none : Math.max(0, parent)))],
    ['right_children', rights],
    ['split_conditions', thresholds],
    ['split_indices', isDeleted.map((deleted, node) => (deleted === 1 ? none : Math.max(0, model.inputs[root + node])))],
    ['sum_hessian', model.covers.slice(root, end)],
    [
      'tree_param',
      parameters(
        model,
        end - root,
        isDeleted.reduce((sum, deleted) => sum + deleted, 0),
      ),
    ],
  ])
}

/** A tree of one leaf that gives the model's base. */
export function constantTree(model: TreeModel): DocumentObject {
  const tree: TreeModel = {
    kind: 'tree',
    features: model.features,
    base: 0,
    roots: Uint32Array.of(0),
    inputs: Int32Array.of(leafInput),
    thresholds: Float32Array.of(model.base),
    lefts: Int32Array.of(noChild),
    rights: Int32Array.of(noChild),
    missingLeft: new Uint8Array(1),
    gains: new Float32Array(1),
    covers: new Float32Array(1),
  }
  return treeDocument(tree, 0)
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

function categoryEntries({ categories }: TreeModel, root: number, end: number): (readonly [string, DocumentValue])[] {
  const { nodes, starts, values } = categories ?? noCategories
  const first = lowerBound(nodes, 0, nodes.length, root)
  const last = lowerBound(nodes, first, nodes.length, end)
  const ends = starts.slice(first, last + 1).map((start) => start - starts[first])
  const types = new Uint8Array(end - root)
  for (const node of nodes.subarray(first, last)) types[node - root] = 1
  return [
    ['categories', Int32Array.from(values.subarray(starts[first], starts[last]))],
    ['categories_nodes', Int32Array.from(nodes.subarray(first, last), (node) => node - root)],
    ['categories_segments', BigInt64Array.from(ends.subarray(0, -1), BigInt)],
    ['categories_sizes', BigInt64Array.from(ends.subarray(1), (next, set) => BigInt(next - ends[set]))],
    ['split_type', types],
  ]
}

const noCategories: TreeCategories = { nodes: new Uint32Array(0), starts: new Uint32Array(1), values: new Uint32Array(0) }
