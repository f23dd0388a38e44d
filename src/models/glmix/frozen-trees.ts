/** Trees whose score and leaves are inputs of a GLMix model beside the features; frozen while the effects are trained anew. */
import type { TreeModel } from '../tree/tree-model.ts'

export interface FrozenTrees {
  /** Of the tree model; stands in the names of what it gives, since other trees name every leaf anew. */
  readonly hash: string
  readonly model: TreeModel
}

export function treeScoreName(hash: string): string {
  return `${prefix(hash)}score`
}

/** `leaf` by its number within the tree, the root being 0. */
export function leafName(hash: string, tree: number, leaf: number): string {
  return `${prefix(hash)}t${tree}=${leaf}`
}

/** Whether a feature is one that these trees give. */
export function isOfTrees(name: string, trees: FrozenTrees | undefined): boolean {
  return trees !== undefined && name.startsWith(prefix(trees.hash))
}

function prefix(hash: string): string {
  return `gbdt@${hash}/`
}
