import { weightOf } from '../../../math/kernels/tree-split.ts'
import type { GrownNode } from './grown-node.ts'

export type Bounds = Pick<GrownNode, 'least' | 'most'>

/**
 * Least and most weight of the children, left and right: under a split of a feature that must not fall (direction 1) or not rise (−1),
 * everything on one side stays below everything on the other.
 */
export function childBounds(
  { split, least, most, gradient, hessian }: GrownNode,
  direction: number,
  lambda: number,
): readonly [Bounds, Bounds] {
  if (direction === 0)
    return [
      { least, most },
      { least, most },
    ]
  const { leftGradient, leftHessian } = split!
  const left = weightOf(leftGradient, leftHessian, lambda, least, most)
  const right = weightOf(gradient - leftGradient, hessian - leftHessian, lambda, least, most)
  const middle = (left + right) / 2
  const below = { least, most: middle }
  const above = { least: middle, most }
  return direction > 0 ? [below, above] : [above, below]
}
