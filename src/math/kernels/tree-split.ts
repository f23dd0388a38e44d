/** The kernel that searches a node's histogram for the best split, and its plain twin; places are in bytes. */
import { kernel } from './kernel.ts'

/** Numbers of what was found: gain (0: no split), feature, last bin of the left side, unknown goes left, sums of the left side. */
export const foundNumbers = 6

export interface TreeSplitKernel {
  /** Among features `first` up to `end`; kernels/tree-split.ts says what lies where. */
  searchSplits(
    first: number,
    end: number,
    active: number,
    directions: number,
    cutCounts: number,
    offsets: number,
    histogram: number,
    settings: number,
    node: number,
    found: number,
  ): void
}

export function treeSplitKernel(memory: WebAssembly.Memory): TreeSplitKernel {
  const { searchSplits } = kernel('tree-split', memory)
  return { searchSplits }
}

export interface SplitSettings {
  readonly lambda: number
  readonly minChildWeight: number
  readonly gradientUnit: number
  readonly hessianUnit: number
}

export interface SplitNode {
  /** Least and largest weight that the children may have. */
  readonly least: number
  readonly most: number
  readonly gradient: number
  readonly hessian: number
}

/** One feature's cells: hessian at 2 · bin, gradient at 2 · bin + 1, as whole numbers; bin 0 holds what is not known. `direction`: 1 must not fall, −1 must not rise. */
export function plainSearchSplit(
  cells: Int32Array,
  direction: number,
  { lambda, minChildWeight, gradientUnit, hessianUnit }: SplitSettings,
  node: SplitNode,
): { readonly gain: number; readonly bin: number; readonly unknownLeft: number } {
  const sums = (bins: readonly number[]) => ({
    hessian: bins.reduce((sum, bin) => sum + (cells[2 * bin] >>> 0) * hessianUnit, 0),
    gradient: bins.reduce((sum, bin) => sum + cells[2 * bin + 1] * gradientUnit, 0),
  })
  const isAnyUnknown = cells[0] !== 0 || cells[1] !== 0
  let best = { gain: 0, bin: 0, unknownLeft: 0 }
  for (let bin = 0; bin < cells.length / 2 - 1; bin++) {
    for (const unknownLeft of isAnyUnknown ? [0, 1] : [0]) {
      const left = sums([...Array(bin + 1).keys()].filter((one) => one > 0 || unknownLeft === 1))
      const [rightGradient, rightHessian] = [node.gradient - left.gradient, node.hessian - left.hessian]
      if (Math.min(left.hessian, rightHessian) < minChildWeight || Math.min(left.hessian, rightHessian) <= 0) continue
      const gain =
        0.5 *
        ((left.gradient * left.gradient) / (left.hessian + lambda) +
          (rightGradient * rightGradient) / (rightHessian + lambda) -
          (node.gradient * node.gradient) / (node.hessian + lambda))
      const [leftWeight, rightWeight] = [
        weightOf(left.gradient, left.hessian, lambda, node.least, node.most),
        weightOf(rightGradient, rightHessian, lambda, node.least, node.most),
      ]
      if (!(gain > best.gain) || direction * (rightWeight - leftWeight) < 0) continue
      best = { gain, bin, unknownLeft: isAnyUnknown ? unknownLeft : Number(left.hessian > rightHessian) }
    }
  }
  return best
}

/** A weight is −G/(H+λ), kept within the bounds of its node. */
export function weightOf(gradient: number, hessian: number, lambda: number, least = -Infinity, most = Infinity): number {
  return Math.min(most, Math.max(least, -gradient / (hessian + lambda)))
}
