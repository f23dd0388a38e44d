/**
 * Boosted trees as flat arrays: score = base + Σ leaf of each tree, float32 sums in tree order (`s = fround(s + leaf)`).
 * A NaN goes to the side the split names; a value that is a category goes right where the split's set holds it.
 * Nodes keep the numbers that their tree's maker gave them, so a tree may hold leaves that no walk reaches (pruned nodes). Those
 * numbers outlive a trip through a file for XGBoost where siblings stand side by side (right = left + 1).
 */
import type { Model } from '../model.ts'

export interface TreeModel extends Model {
  readonly kind: 'tree'
  /** What its margins were trained for: one of our objectives or, of an imported model that has none of these, as XGBoost names it. */
  readonly objective?: string
  /** Float32 margin that every row starts from. */
  readonly base: number
  /** Tree t has nodes `roots[t]` up to `roots[t + 1]` (the last: up to the number of nodes), its root first. */
  readonly roots: Uint32Array
  /** Index into `features` of what a node asks; −1: leaf. */
  readonly inputs: Int32Array
  /** x < threshold goes left. Of a leaf: its value. Of a split by categories: 0. */
  readonly thresholds: Float32Array
  /** Absolute numbers of nodes, always inside the tree; −1 for leaves. */
  readonly lefts: Int32Array
  readonly rights: Int32Array
  /** 1: NaN goes left. */
  readonly missingLeft: Uint8Array
  /** What a split gained; 0 for leaves. */
  readonly gains: Float32Array
  /** Sum of hessians that reached the node in training. */
  readonly covers: Float32Array
  /** Present where at least one split asks for categories (imported models). */
  readonly categories?: TreeCategories
}

/** Set i belongs to node `nodes[i]`, ascending, and holds `values[starts[i]]` up to `values[starts[i + 1]]`, ascending. */
export interface TreeCategories {
  readonly nodes: Uint32Array
  /** One number more than there are nodes. */
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

export const leafInput = -1
