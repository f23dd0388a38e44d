/**
 * Boosted trees as flat arrays: score = base + Σ leaf of each tree, float32 sums in tree order (`s = fround(s + leaf)`).
 * A NaN goes to the side the split names; a value that is a category goes right where the split's set holds it.
 * Nodes keep the numbers that their tree's maker gave them, so a tree may hold leaves that no walk reaches (pruned nodes). Those
 * numbers outlive a trip through a file for XGBoost where siblings stand side by side (right = left + 1).
 */
import type { Trees } from '../../math/kernels/tree-walk.ts'
import type { Model } from '../model.ts'

/** What the rest of a node's numbers say stands with the walk through them. */
export interface TreeModel extends Model, Trees {
  readonly kind: 'tree'
  /** What its margins were trained for: one of our objectives or, of an imported model that has none of these, as XGBoost names it. */
  readonly objective?: string
  /** What a split gained; 0 for leaves. */
  readonly gains: Float32Array
  /** Sum of hessians that reached the node in training. */
  readonly covers: Float32Array
}

export const leafInput = -1
export const noChild = -1
