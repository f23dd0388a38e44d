/** Newton's method with Cholesky steps and backtracking: for convex functions of some hundred variables at most. */
import { factorize, solve } from '../cholesky.ts'
import { along, dot, endOf, gradientNormAtZero, type Minimum, norm, type Stopping, type TwiceSmooth, type Watch } from './smooth.ts'

/** Sufficient decrease (Armijo). */
const armijo = 1e-4
const mostHalvings = 50

export function newton(smooth: TwiceSmooth, start: Float64Array, { tolerance, maxIterations }: Stopping, watch: Watch = () => {}): Minimum {
  const { size } = smooth
  const [gradient, step, trial] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const hessian = new Float64Array(size * size)
  const scale = gradientNormAtZero(smooth)
  const point = start.slice()
  let value = smooth.evaluate(point, gradient)
  const ended = (iterations: number, converged = true): Minimum => endOf({ point, value, iterations, converged }, gradient, scale)
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (norm(gradient) <= tolerance * scale) return ended(iteration)
    newtonStep(smooth, point, gradient, hessian, step)
    const slope = dot(gradient, step)
    let length = 1
    let next = 0
    for (let halvings = 0; ; halvings++, length /= 2) {
      along(point, length, step, trial)
      next = smooth.evaluate(trial, gradient)
      if (next <= value + armijo * length * slope || halvings === mostHalvings) break
    }
    const change = value - next
    if (!(change >= 0)) {
      smooth.evaluate(point, gradient)
      return ended(iteration)
    }
    point.set(trial)
    value = next
    watch(iteration + 1, value)
    // The gradient may still shrink when the value, of many summands, no longer tells.
    if (change === 0 && norm(gradient) > tolerance * scale) return ended(iteration + 1)
  }
  return ended(maxIterations, norm(gradient) <= tolerance * scale)
}

/** step = −H⁻¹·g; where H is singular to working precision, of H with a growing ridge. */
function newtonStep(smooth: TwiceSmooth, point: Float64Array, gradient: Float64Array, hessian: Float64Array, step: Float64Array): void {
  const { size } = smooth
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-10 : ridge * 100) {
    smooth.hessian(point, hessian)
    const mean = trace(hessian, size) / size
    for (let i = 0; i < size; i++) hessian[i * size + i]! += ridge * (mean > 0 ? mean : 1)
    if (factorize(hessian, size)) break
    if (ridge > 1e6) throw new RangeError('the curvature is not a number; are there values of a size that cannot be squared?')
  }
  for (let i = 0; i < size; i++) step[i] = -gradient[i]!
  solve(hessian, size, step)
}

function trace(matrix: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += matrix[i * size + i]!
  return sum
}
