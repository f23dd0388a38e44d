/** A node of a tree that grows. */

export interface GrownNode {
  /** Rows `order[start]` up to `order[end]`. */
  start: number
  end: number
  readonly depth: number
  readonly parent: number
  readonly least: number
  readonly most: number
  slot: number
  split: FoundSplit | undefined
  /** Numbers of the children; −1 for leaves. */
  left: number
  right: number
  gradient: number
  hessian: number
}

export interface FoundSplit {
  readonly gain: number
  readonly feature: number
  readonly lastLeft: number
  readonly missingLeft: number
  readonly leftGradient: number
  readonly leftHessian: number
}
