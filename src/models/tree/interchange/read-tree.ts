/** One tree of XGBoost's file. Nodes keep their numbers; those that no walk from node 0 reaches (deleted ones) become empty leaves. */
import { categoryLimit, type TreeNodes } from '../../../math/kernels/tree-walk.ts'
import { emptyLeaves } from '../empty-leaves.ts'
import { noChild } from '../tree-model.ts'
import { countOf, type Field, fieldOf, numbersOf, optionalField } from './document.ts'

/** Children are numbered within the tree. */
export interface NumberedTree extends TreeNodes {
  readonly gains: Float32Array
  readonly covers: Float32Array
  /** By node, ascending. */
  readonly sets: readonly CategorySet[]
}

export interface CategorySet {
  readonly node: number
  /** Ascending. */
  readonly values: Uint32Array
}

export function readTree(tree: Field): NumberedTree {
  const parameters = fieldOf(tree, 'tree_param')
  const nodes = countOf(fieldOf(parameters, 'num_nodes'))
  if (nodes === 0) throw new RangeError(`${tree.path} has no nodes`)
  if (countOf(fieldOf(parameters, 'size_leaf_vector')) > 1)
    throw new RangeError(`${tree.path} has leaves of several outputs; one can be read`)
  const numbers = (name: string) => numbersOf(fieldOf(tree, name), nodes)
  const file = {
    lefts: numbers('left_children'),
    rights: numbers('right_children'),
    inputs: numbers('split_indices'),
    values: numbers('split_conditions'),
    missingLeft: numbers('default_left'),
    gains: numbers('loss_changes'),
    covers: numbers('sum_hessian'),
  }
  const sets = categorySets(tree, nodes)
  return copyReached(tree.path, file, sets)
}

type FileArrays = Readonly<Record<'lefts' | 'rights' | 'inputs' | 'values' | 'missingLeft' | 'gains' | 'covers', ArrayLike<number>>>

function copyReached(path: string, file: FileArrays, sets: ReadonlyMap<number, Uint32Array | undefined>): NumberedTree {
  const tree = emptyLeaves(file.lefts.length)
  const asked: CategorySet[] = []
  for (const node of reachedNodes(path, file)) {
    tree.covers[node] = finiteOr0(Math.max(0, file.covers[node]))
    if (file.lefts[node] === noChild) {
      tree.thresholds[node] = file.values[node]
      continue
    }
    tree.inputs[node] = file.inputs[node]
    tree.lefts[node] = file.lefts[node]
    tree.rights[node] = file.rights[node]
    tree.missingLeft[node] = file.missingLeft[node] === 0 ? 0 : 1
    tree.gains[node] = finiteOr0(file.gains[node])
    if (!sets.has(node)) tree.thresholds[node] = file.values[node]
    else asked.push({ node, values: setOf(path, node, sets) })
  }
  return { ...tree, sets: asked }
}

/** Ascending. */
function reachedNodes(path: string, { lefts, rights }: FileArrays): number[] {
  const reached = new Uint8Array(lefts.length)
  const open = [0]
  reached[0] = 1
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (lefts[node] === noChild) continue
    for (const child of [lefts[node], rights[node]]) {
      if (reached[child] === undefined)
        throw new RangeError(`${path}: node ${node} has a child ${child}, but there are ${lefts.length} nodes`)
      if (reached[child] === 1) throw new RangeError(`${path}: node ${child} is the child of two nodes, or of itself`)
      reached[child] = 1
      open.push(child)
    }
  }
  return Array.from(reached.keys()).filter((node) => reached[node] === 1)
}

/** By each node that asks for categories; `undefined` where the file has no set for it. Files before 1.3 know no categories. */
function categorySets(tree: Field, nodes: number): Map<number, Uint32Array | undefined> {
  const types = optionalField(tree, 'split_type')
  const sets = new Map<number, Uint32Array | undefined>()
  if (types === undefined) return sets
  numbersOf(types, nodes).forEach((type, node) => {
    if (type === 1) sets.set(node, undefined)
  })
  if (sets.size === 0) return sets
  const askers = numbersOf(fieldOf(tree, 'categories_nodes'))
  const starts = numbersOf(fieldOf(tree, 'categories_segments'), askers.length)
  const sizes = numbersOf(fieldOf(tree, 'categories_sizes'), askers.length)
  const values = numbersOf(fieldOf(tree, 'categories'))
  askers.forEach((node, i) => {
    if (sets.has(node)) sets.set(node, sortedSet(tree.path, values.subarray(starts[i], starts[i] + sizes[i])))
  })
  return sets
}

function sortedSet(path: string, values: ArrayLike<number>): Uint32Array {
  const set = [...new Set(Array.from(values))].sort((a, b) => a - b)
  const wrong = set.find((value) => !Number.isInteger(value) || value < 0 || value >= categoryLimit)
  if (wrong !== undefined) throw new RangeError(`${path} asks for category ${wrong}; categories are whole numbers from 0 to 2^24 − 1`)
  return Uint32Array.from(set)
}

function setOf(path: string, node: number, sets: ReadonlyMap<number, Uint32Array | undefined>): Uint32Array {
  const set = sets.get(node)
  if (set === undefined || set.length === 0) throw new RangeError(`${path}: node ${node} asks for categories, but the file has none for it`)
  return set
}

/** A custom objective may have left a number that means nothing here; no score depends on it. */
function finiteOr0(value: number): number {
  return Number.isFinite(value) ? value : 0
}
