/**
 * Limited-memory BFGS with ten corrections (Liu, Nocedal, 1989); with `l1` it is OWL-QN (Andrew, Gao, ICML 2007), which minimises
 * value + l1 · Σ|xᵢ| over the penalised variables and leaves zeros exactly zero.
 */
import { along, dot, endOf, gradientNormAtZero, type Minimum, norm, type Smooth, type Stopping, type Watch } from './smooth.ts'
import { strongWolfe } from './strong-wolfe.ts'

const corrections = 10

export interface Lasso {
  readonly l1: number
  /** Variables from here on are not penalised. */
  readonly free: number
}

export function lbfgs(smooth: Smooth, start: Float64Array, stopping: Stopping, watch: Watch = () => {}, lasso?: Lasso): Minimum {
  return lasso === undefined || lasso.l1 === 0 ? descend(smooth, start, stopping, watch) : owlQn(smooth, start, stopping, watch, lasso)
}

function descend(smooth: Smooth, start: Float64Array, { tolerance, maxIterations }: Stopping, watch: Watch): Minimum {
  const { size } = smooth
  const memory = new Corrections(size)
  const scale = gradientNormAtZero(smooth)
  const [point, trial] = [start.slice(), new Float64Array(size)]
  const [gradient, nextGradient, direction] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  let value = smooth.evaluate(point, gradient)
  const ended = (iterations: number, converged = true): Minimum => endOf({ point, value, iterations, converged }, gradient, scale)
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (norm(gradient) <= tolerance * scale) return ended(iteration)
    memory.direction(gradient, direction)
    const slope = dot(gradient, direction)
    const firstStep = iteration === 0 ? Math.min(1, 1 / norm(gradient)) : 1
    const found = strongWolfe(smooth, { point, value, direction, slope }, firstStep, trial, nextGradient)
    // Nothing lower can be found in double precision.
    if (found === undefined) return ended(iteration)
    memory.add(point, trial, gradient, nextGradient)
    const change = value - found.value
    point.set(trial)
    gradient.set(nextGradient)
    value = found.value
    watch(iteration + 1, value)
    if (change <= tolerance * tolerance * Math.abs(value)) return ended(iteration + 1)
  }
  return ended(maxIterations, false)
}

function owlQn(smooth: Smooth, start: Float64Array, { tolerance, maxIterations }: Stopping, watch: Watch, { l1, free }: Lasso): Minimum {
  const { size } = smooth
  const memory = new Corrections(size)
  const scale = gradientNormAtZero(smooth)
  const [point, trial] = [start.slice(), new Float64Array(size)]
  const [gradient, nextGradient, direction, steepest] = [0, 0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const penalty = (at: Float64Array) => l1 * at.subarray(0, free).reduce((sum, x) => sum + Math.abs(x), 0)
  let value = smooth.evaluate(point, gradient) + penalty(point)
  const ended = (iterations: number, converged = true): Minimum => {
    pseudoGradient(point, gradient, l1, free, steepest)
    return endOf({ point, value, iterations, converged }, steepest, scale)
  }
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    pseudoGradient(point, gradient, l1, free, steepest)
    if (norm(steepest) <= tolerance * scale) return ended(iteration)
    memory.direction(steepest, direction)
    for (let i = 0; i < free; i++) if (direction[i]! * steepest[i]! >= 0) direction[i] = 0
    const slope = dot(steepest, direction)
    let step = iteration === 0 ? Math.min(1, 1 / norm(steepest)) : 1
    let next = Infinity
    for (let halvings = 0; halvings < 60; halvings++, step /= 2) {
      along(point, step, direction, trial)
      projectOntoOrthant(trial, point, steepest, free)
      next = smooth.evaluate(trial, nextGradient) + penalty(trial)
      if (next <= value + 1e-4 * step * slope) break
    }
    if (!(next < value)) return ended(iteration)
    memory.add(point, trial, gradient, nextGradient)
    const change = value - next
    point.set(trial)
    gradient.set(nextGradient)
    value = next
    watch(iteration + 1, value)
    if (change <= tolerance * tolerance * Math.abs(value)) return ended(iteration + 1)
  }
  return ended(maxIterations, false)
}

/** The steepest one-sided derivative of value + l1 · Σ|xᵢ|. */
function pseudoGradient(point: Float64Array, gradient: Float64Array, l1: number, free: number, into: Float64Array): void {
  for (let i = 0; i < point.length; i++) {
    const g = gradient[i]!
    if (i >= free) into[i] = g
    else if (point[i] !== 0) into[i] = g + l1 * Math.sign(point[i]!)
    else into[i] = g + l1 < 0 ? g + l1 : g - l1 > 0 ? g - l1 : 0
  }
}

/** A variable that would change its sign becomes 0. */
function projectOntoOrthant(trial: Float64Array, point: Float64Array, steepest: Float64Array, free: number): void {
  for (let i = 0; i < free; i++) {
    const sign = point[i] !== 0 ? Math.sign(point[i]!) : -Math.sign(steepest[i]!)
    if (trial[i]! * sign <= 0) trial[i] = 0
  }
}

/** The last steps and how the gradient changed over them. */
class Corrections {
  readonly #steps: Float64Array[] = []
  readonly #changes: Float64Array[] = []
  readonly #products: number[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  add(from: Float64Array, to: Float64Array, gradientFrom: Float64Array, gradientTo: Float64Array): void {
    const isFull = this.#steps.length === corrections
    const step = (isFull && this.#steps.shift()) || new Float64Array(this.#size)
    const change = (isFull && this.#changes.shift()) || new Float64Array(this.#size)
    if (isFull) this.#products.shift()
    along(to, -1, from, step)
    along(gradientTo, -1, gradientFrom, change)
    const product = dot(step, change)
    // Without curvature along the step the correction would not stay positive definite.
    if (!(product > 1e-300)) return
    this.#steps.push(step)
    this.#changes.push(change)
    this.#products.push(product)
  }

  /** into = −(approximate inverse Hessian) · gradient, by the two-loop recursion. */
  direction(gradient: Float64Array, into: Float64Array): void {
    const count = this.#steps.length
    const alphas = new Float64Array(count)
    for (let i = 0; i < gradient.length; i++) into[i] = -gradient[i]!
    for (let i = count - 1; i >= 0; i--) {
      alphas[i] = dot(this.#steps[i]!, into) / this.#products[i]!
      along(into, -alphas[i]!, this.#changes[i]!, into)
    }
    if (count > 0) {
      const last = this.#changes[count - 1]!
      const scale = this.#products[count - 1]! / dot(last, last)
      for (let i = 0; i < into.length; i++) into[i]! *= scale
    }
    for (let i = 0; i < count; i++) {
      const beta = dot(this.#changes[i]!, into) / this.#products[i]!
      along(into, alphas[i]! - beta, this.#steps[i]!, into)
    }
  }
}
