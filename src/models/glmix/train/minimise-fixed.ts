/**
 * The minimum of a fixed effect: Newton where it has few features, L-BFGS where it has many. Features of extraordinary size are scaled
 * for the fit, and where that is not enough it is told how far from the minimum the fit stopped.
 */
import { lbfgs } from '../../../math/optimize/lbfgs.ts'
import { newton } from '../../../math/optimize/newton.ts'
import { scaled, unscaled } from '../../../math/optimize/scaled.ts'
import type { Minimum, Stopping, TwiceSmooth } from '../../../math/optimize/smooth.ts'
import { newtonWidth } from './fit-room.ts'

export interface FixedStopping extends Stopping {
  /** Whether variances are wanted of this fit. */
  readonly variances: boolean
  /** Called after each iteration; throws where the training was aborted. */
  watch(): void
}

/** What was left where a fit stopped before it converged. */
export interface Unsettled {
  /** Norms, in the units of the fit. */
  readonly gradient: number
  readonly gradientAtZero: number
  /** That of the largest values, and how large they are. */
  readonly feature: number
  readonly largest: number
}

export interface FixedMinimum {
  readonly point: Float64Array
  readonly unsettled: Unsettled | undefined
}

/** Up to here features differ as they do in ordinary data, and are fitted as they are. */
const usualLargest = 2 ** 20
/** Squares of what is larger are no numbers: there is no Newton step. */
const mostSquared = 2 ** 500
/** Share of the gradient at zero, and of the value, that rounding may leave of the gradient. */
const [roundedGradient, roundedValue] = [1e-5, 1e-9]
/** Of larger values it is worth saying that they may be scaled. */
const worthScaling = 100

/** `largest` is the largest value of each feature, without its sign. */
export function minimiseFixed(smooth: TwiceSmooth, start: Float64Array, largest: Float64Array, stopping: FixedStopping): FixedMinimum {
  const top = largest.reduce((most, size) => Math.max(most, size), 0)
  const minimise = smooth.size <= newtonWidth && top < mostSquared ? newton : lbfgs
  if (top <= usualLargest) {
    const found = minimise(smooth, start, stopping, stopping.watch)
    return { point: found.point, unsettled: leftOf(found, largest) }
  }
  const scales = largest.map((size) => (size > usualLargest ? 2 ** Math.floor(Math.log2(size)) : 1))
  const scaledStart = start.map((w, j) => w * scales[j])
  const found = minimise(scaled(smooth, scales), scaledStart, stopping, stopping.watch)
  return { point: unscaled(found.point, scales), unsettled: leftOf(found, largest) }
}

function leftOf({ value, gradient, gradientAtZero }: Minimum, largest: Float64Array): Unsettled | undefined {
  if (gradient <= roundedGradient * gradientAtZero || gradient <= roundedValue * (1 + Math.abs(value))) return undefined
  const feature = largest.reduce((most, size, j) => (size > largest[most] ? j : most), 0)
  return { gradient, gradientAtZero, feature, largest: largest[feature] ?? 0 }
}

/** For people: which coordinate, how far it is, and what to do. */
export function unsettledText(coordinate: string, names: readonly string[], unsettled: Unsettled): string {
  const { gradient, gradientAtZero, feature, largest } = unsettled
  const left = `the fit of "${coordinate}" stopped before it converged, at a gradient norm of ${gradient.toPrecision(3)} (${gradientAtZero.toPrecision(3)} at zero)`
  const scale = largest > worthScaling ? `scale the feature "${names[feature]}", whose values go up to ${largest.toPrecision(3)}, or ` : ''
  return `${left}; ${scale}give more "maxIterations" or a larger "lambda"`
}
