/**
 * Derivatives as whole numbers, so that their sums do not depend on the order: the unit is such that all gradients of a round
 * together stay below 2^30, and all hessians below 2^31. What rounding loses of a row is 10^−9 of the whole. The rows that a tree
 * sees are drawn with it.
 */
import { hashEnd, hashStart } from '../../../math/hash32.ts'
import { treeRowsKernel } from '../../../math/kernels/tree-rows.ts'
import type { Crew, JobStep, Place } from '../../pool.ts'
import { drawnNumbers } from './memory-places.ts'
import { steps } from './steps.ts'
import type { TrainingMemory } from './training-memory.ts'

/** The first so many rows of the order, and the sums of their derivatives. */
export interface RootRows {
  readonly rows: number
  readonly gradient: number
  readonly hessian: number
}

export interface DerivativeSizes {
  /** Σ|gradient| and Σ hessian. */
  readonly gradient: number
  readonly hessian: number
}

const rowSalt = 0x50b5

/** What a step needs to know stands in the settings: units, scales and the share of the rows. */
export function quantize(shared: TrainingMemory, crew: Crew, sizes: DerivativeSizes, round: number): RootRows {
  const [gradientScale, hessianScale] = [scaleFor(sizes.gradient, 2 ** 30), scaleFor(sizes.hessian, 2 ** 31)]
  shared.settings.set([1 / gradientScale, 1 / hessianScale, gradientScale, hessianScale], 2)
  crew.step(steps.quantize, round)
  const { drawn, order } = shared
  const sums = [0, 0, 0]
  for (let thread = 0; thread < shared.sizes.threads; thread++) {
    const [count, gradient, hessian] = drawn.subarray(thread * drawnNumbers, (thread + 1) * drawnNumbers)
    const { start } = rowsOf(shared, thread)
    if (start !== sums[0]) order.copyWithin(sums[0], start, start + count)
    sums[0] += count
    sums[1] += gradient
    sums[2] += hessian
  }
  return { rows: sums[0], gradient: sums[1] / gradientScale, hessian: sums[2] / hessianScale }
}

/** A power of two, so that small whole numbers stay exact. */
function scaleFor(sum: number, most: number): number {
  return sum > 0 ? 2 ** Math.floor(Math.log2(most / sum)) : 1
}

/** A thread's step: the derivatives of its stretch of rows, which of them are drawn, and their sums. */
export function rowQuantizer(shared: TrainingMemory, { thread }: Place, seed: number): JobStep {
  const { memory, places, settings, derivatives, order, drawn } = shared
  const kernel = treeRowsKernel(memory)
  const { start, end } = rowsOf(shared, thread)
  return (_, [round]) => {
    const [gradientScale, hessianScale, share] = settings.subarray(4, 7)
    const { gradients, hessians } = places
    kernel.quantize(gradients + start * 8, hessians + start * 8, end - start, gradientScale, hessianScale, places.derivatives + start * 8)
    const [limit, hash] = [share * 2 ** 32, hashStart(seed, round)]
    let [place, gradient, hessian] = [start, 0, 0]
    for (let row = start; row < end; row++) {
      if (share < 1 && hashEnd(hash, row, rowSalt) >= limit) continue
      order[place++] = row
      hessian += derivatives[2 * row] >>> 0
      gradient += derivatives[2 * row + 1]
    }
    drawn.set([place - start, gradient, hessian], thread * drawnNumbers)
  }
}

function rowsOf({ sizes }: TrainingMemory, thread: number): { start: number; end: number } {
  const { rows, threads } = sizes
  return { start: Math.floor((rows * thread) / threads), end: Math.floor((rows * (thread + 1)) / threads) }
}
