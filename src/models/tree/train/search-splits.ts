/**
 * The best split of a node among some features: ½[G_L²/(H_L+λ) + G_R²/(H_R+λ) − G²/(H+λ)] for every cut, with what is not known on
 * either side. Of equal gains the first feature and the first cut win.
 */
import { binsPerFeature } from '../../../math/kernels/tree-histogram.ts'
import { foundNumbers, type OwnFeatures, slotBytes, type TrainingMemory } from './training-memory.ts'

export interface Settings {
  readonly lambda: number
  readonly minChildWeight: number
  /** What a whole number in the sums stands for. */
  readonly gradientUnit: number
  readonly hessianUnit: number
}

export function writeSettings({ settings }: TrainingMemory, { lambda, minChildWeight, gradientUnit, hessianUnit }: Settings): void {
  settings.set([lambda, minChildWeight, gradientUnit, hessianUnit])
}

/** Writes what it found for its thread; a gain of 0 is no split. */
export function searchSplits(shared: TrainingMemory, { first, end, thread }: OwnFeatures, slot: number): void {
  const { memory, places, sizes, settings, active, directions, cutCounts, bounds, found } = shared
  const [lambda, minChildWeight, gradientUnit, hessianUnit] = settings
  const cells = new Int32Array(memory.buffer, places.histograms + slot * slotBytes(sizes.features), sizes.features * binsPerFeature * 2)
  const [least, most] = [bounds[2 * slot], bounds[2 * slot + 1]]
  const best = found.subarray((thread * sizes.slots + slot) * foundNumbers, (thread * sizes.slots + slot + 1) * foundNumbers)
  best.fill(0)
  for (let feature = first; feature < end; feature++) {
    if (active[feature] === 0 || cutCounts[feature] === 0) continue
    const start = feature * binsPerFeature * 2
    const bins = cutCounts[feature] + 2
    let [gradient, hessian] = [0, 0]
    for (let bin = 0; bin < bins; bin++) {
      hessian += (cells[start + 2 * bin] >>> 0) * hessianUnit
      gradient += cells[start + 2 * bin + 1] * gradientUnit
    }
    const [missingHessian, missingGradient] = [(cells[start] >>> 0) * hessianUnit, cells[start + 1] * gradientUnit]
    const isMissing = cells[start] !== 0 || cells[start + 1] !== 0
    const whole = (gradient * gradient) / (hessian + lambda)
    const direction = directions[feature]
    let [knownGradient, knownHessian] = [0, 0]
    for (let bin = 1; bin < bins - 1; bin++) {
      knownHessian += (cells[start + 2 * bin] >>> 0) * hessianUnit
      knownGradient += cells[start + 2 * bin + 1] * gradientUnit
      for (let missingLeft = 0; missingLeft <= (isMissing ? 1 : 0); missingLeft++) {
        const leftHessian = missingLeft ? knownHessian + missingHessian : knownHessian
        const rightHessian = hessian - leftHessian
        if (!(leftHessian >= minChildWeight && rightHessian >= minChildWeight && leftHessian > 0 && rightHessian > 0)) continue
        const leftGradient = missingLeft ? knownGradient + missingGradient : knownGradient
        const rightGradient = gradient - leftGradient
        const gain =
          0.5 * ((leftGradient * leftGradient) / (leftHessian + lambda) + (rightGradient * rightGradient) / (rightHessian + lambda) - whole)
        if (!(gain > best[0])) continue
        if (direction !== 0 && breaksOrder(direction, leftGradient, leftHessian, rightGradient, rightHessian, lambda, least, most)) continue
        const goesLeft = isMissing ? missingLeft : Number(leftHessian > rightHessian)
        best.set([gain, feature, bin, goesLeft, leftGradient, leftHessian])
      }
    }
  }
}

/** A weight is −G/(H+λ), kept within the bounds of its node. */
export function weightOf(gradient: number, hessian: number, lambda: number, least = -Infinity, most = Infinity): number {
  return Math.min(most, Math.max(least, -gradient / (hessian + lambda)))
}

function breaksOrder(
  direction: number,
  leftGradient: number,
  leftHessian: number,
  rightGradient: number,
  rightHessian: number,
  lambda: number,
  least: number,
  most: number,
): boolean {
  const left = weightOf(leftGradient, leftHessian, lambda, least, most)
  const right = weightOf(rightGradient, rightHessian, lambda, least, most)
  return direction > 0 ? left > right : left < right
}
