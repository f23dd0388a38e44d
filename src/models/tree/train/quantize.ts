/**
 * Derivatives as whole numbers, so that their sums do not depend on the order: the unit is such that all gradients of a round
 * together stay below 2^30, and all hessians below 2^31. What rounding loses of a row is 10^−9 of the whole.
 */
import type { TrainingMemory } from './training-memory.ts'

export interface Units {
  readonly gradientUnit: number
  readonly hessianUnit: number
}

export interface RowSums {
  readonly gradient: number
  readonly hessian: number
}

export function quantize(gradient: Float64Array, hessian: Float64Array, { derivatives }: TrainingMemory): Units {
  let [gradients, hessians] = [0, 0]
  for (let row = 0; row < gradient.length; row++) {
    gradients += Math.abs(gradient[row])
    hessians += hessian[row]
  }
  const gradientScale = scaleFor(gradients, 2 ** 30)
  const hessianScale = scaleFor(hessians, 2 ** 31)
  for (let row = 0; row < gradient.length; row++) {
    derivatives[2 * row] = Math.round(hessian[row] * hessianScale)
    derivatives[2 * row + 1] = Math.round(gradient[row] * gradientScale)
  }
  return { gradientUnit: 1 / gradientScale, hessianUnit: 1 / hessianScale }
}

/** A power of two, so that small whole numbers stay exact. */
function scaleFor(sum: number, most: number): number {
  return sum > 0 ? 2 ** Math.floor(Math.log2(most / sum)) : 1
}

/** Sums over the first `rows` of the order, of what the histograms will add up. */
export function sumRows({ derivatives, order }: TrainingMemory, rows: number, { gradientUnit, hessianUnit }: Units): RowSums {
  let [gradient, hessian] = [0, 0]
  for (let i = 0; i < rows; i++) {
    hessian += derivatives[2 * order[i]] >>> 0
    gradient += derivatives[2 * order[i] + 1]
  }
  return { gradient: gradient * gradientUnit, hessian: hessian * hessianUnit }
}
