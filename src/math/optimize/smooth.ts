/** A function to be minimised, as optimisers see it: numbers in, numbers out, nothing allocated. */

export interface Smooth {
  readonly size: number
  /** Value at `point`; writes the gradient there. */
  evaluate(point: Float64Array, gradient: Float64Array): number
}

export interface TwiceSmooth extends Smooth {
  /** Writes the whole Hessian at `point`, row-major, size × size. */
  hessian(point: Float64Array, into: Float64Array): void
}

export interface Stopping {
  /** Stops when ‖gradient‖ ≤ tolerance · ‖gradient at zero‖, or when the value changes by no more than this share. */
  readonly tolerance: number
  readonly maxIterations: number
}

export interface Minimum {
  readonly point: Float64Array
  readonly value: number
  readonly iterations: number
  readonly converged: boolean
  /** ‖gradient‖ at the point, and at zero. */
  readonly gradient: number
  readonly gradientAtZero: number
}

/** Called after each iteration. */
export type Watch = (iteration: number, value: number) => void

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a))
}

/** into = a + step · direction */
export function along(a: Float64Array, step: number, direction: Float64Array, into: Float64Array): void {
  for (let i = 0; i < a.length; i++) into[i] = a[i]! + step * direction[i]!
}

/** ‖gradient‖ at zero, the scale of the stopping rule even under warm start (photon-ml). */
export function gradientNormAtZero(smooth: Smooth): number {
  const gradient = new Float64Array(smooth.size)
  smooth.evaluate(new Float64Array(smooth.size), gradient)
  return norm(gradient)
}

export function endOf(found: Omit<Minimum, 'gradient' | 'gradientAtZero'>, gradient: Float64Array, gradientAtZero: number): Minimum {
  return { ...found, gradient: norm(gradient), gradientAtZero }
}
