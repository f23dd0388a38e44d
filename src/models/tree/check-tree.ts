/** Whether a model is made of trees that can be walked: what passes here cannot send a scorer astray or round in circles. */
import { type CategorySets, categoryLimit } from '../../math/kernels/tree-walk.ts'
import type { Model } from '../model.ts'
import { leafInput, type TreeModel } from './tree-model.ts'

/** Throws RangeError that names the tree and the node at fault. */
export function checkTree(model: Model): TreeModel {
  if (!hasTreeArrays(model)) throw new RangeError('not a tree model')
  checkLengths(model)
  checkRoots(model)
  checkNumbers(model)
  if (model.categories !== undefined) checkCategories(model, model.categories)
  checkWalks(model)
  return model
}

function hasTreeArrays(model: Model & Partial<Omit<TreeModel, keyof Model>>): model is TreeModel {
  return (
    model.kind === 'tree' &&
    (model.objective === undefined || typeof model.objective === 'string') &&
    typeof model.base === 'number' &&
    model.roots instanceof Uint32Array &&
    [model.inputs, model.lefts, model.rights].every((array) => array instanceof Int32Array) &&
    [model.thresholds, model.gains, model.covers].every((array) => array instanceof Float32Array) &&
    model.missingLeft instanceof Uint8Array &&
    (model.categories === undefined || hasCategoryArrays(model.categories))
  )
}

function hasCategoryArrays({ nodes, starts, values }: Partial<CategorySets>): boolean {
  return [nodes, starts, values].every((array) => array instanceof Uint32Array)
}

function checkLengths(model: TreeModel): void {
  const { features, inputs } = model
  if (new Set(features).size !== features.length) throw new RangeError('a tree model names an input twice')
  for (const name of ['thresholds', 'lefts', 'rights', 'missingLeft', 'gains', 'covers'] as const) {
    const { length } = model[name]
    if (length !== inputs.length) throw new RangeError(`a tree model has ${inputs.length} inputs of nodes but ${length} ${name}`)
  }
}

/** Every tree has a root and the trees fill the arrays. */
function checkRoots({ roots, inputs }: TreeModel): void {
  const starts = [...roots, inputs.length]
  if (starts[0] !== 0) throw new RangeError(`a tree model's nodes start at ${starts[0]}, not at 0`)
  const empty = roots.findIndex((root, tree) => !(root < starts[tree + 1]!))
  if (empty !== -1)
    throw new RangeError(`tree ${empty} of ${roots.length} has no nodes, or starts past the ${inputs.length} nodes there are`)
}

function checkNumbers(model: TreeModel): void {
  const { base, features, inputs, thresholds, gains, covers } = model
  if (!Number.isFinite(base) || Math.fround(base) !== base) throw new RangeError(`the base of a tree model, ${base}, is no finite float32`)
  for (let node = 0; node < inputs.length; node++) {
    const input = inputs[node]!
    if (input < leafInput || input >= features.length) throw new RangeError(`node ${node} asks input ${input} of ${features.length}`)
    if (!Number.isFinite(thresholds[node])) throw new RangeError(`node ${node} holds ${thresholds[node]}, which is not finite`)
    if (!Number.isFinite(gains[node])) throw new RangeError(`node ${node} has gain ${gains[node]}, which is not finite`)
    if (!(covers[node]! >= 0 && covers[node]! < Infinity))
      throw new RangeError(`node ${node} has cover ${covers[node]}; it must be 0 or more`)
  }
}

function checkCategories({ inputs }: TreeModel, { nodes, starts, values }: CategorySets): void {
  if (starts.length !== nodes.length + 1 || starts[0] !== 0 || starts.at(-1) !== values.length) {
    throw new RangeError('the category sets of a tree model do not fill their values')
  }
  for (let set = 0; set < nodes.length; set++) {
    const node = nodes[set]!
    if (node >= inputs.length || inputs[node] === leafInput)
      throw new RangeError(`a category set belongs to node ${node}, which is no split`)
    if (set > 0 && node <= nodes[set - 1]!)
      throw new RangeError(`the category sets of nodes ${nodes[set - 1]} and ${node} are out of order`)
    if (starts[set + 1]! < starts[set]!) throw new RangeError(`the category set of node ${node} ends before it starts`)
    checkSet(node, values.subarray(starts[set], starts[set + 1]))
  }
}

function checkSet(node: number, set: Uint32Array): void {
  if (set.length === 0) throw new RangeError(`node ${node} asks for categories, but for none in particular`)
  if (set.some((value, index) => index > 0 && value <= set[index - 1]!))
    throw new RangeError(`the categories of node ${node} do not ascend`)
  if (set[set.length - 1] >= categoryLimit) throw new RangeError(`node ${node} asks for category ${set.at(-1)}; the limit is 2^24`)
}

/** Walks every tree from its root: each node is met once at most, and each split is met. */
function checkWalks(model: TreeModel): void {
  const met = new Uint8Array(model.inputs.length)
  for (let tree = 0; tree < model.roots.length; tree++) {
    walkTree(model, model.roots[tree]!, model.roots[tree + 1] ?? model.inputs.length, met)
  }
  const lost = model.inputs.findIndex((input, node) => input !== leafInput && met[node] === 0)
  if (lost !== -1) throw new RangeError(`node ${lost} is a split that no walk from its root reaches`)
}

function walkTree({ inputs, lefts, rights }: TreeModel, root: number, end: number, met: Uint8Array): void {
  const open = [root]
  met[root] = 1
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (inputs[node] === leafInput) continue
    for (const child of [lefts[node]!, rights[node]!]) {
      if (child < root || child >= end)
        throw new RangeError(`node ${node} has a child ${child} outside its tree of nodes ${root} to ${end - 1}`)
      if (met[child] === 1) throw new RangeError(`node ${child} is the child of two nodes, or of itself`)
      met[child] = 1
      open.push(child)
    }
  }
}
