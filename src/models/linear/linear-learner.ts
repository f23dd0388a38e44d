/** Linear models by penalised maximum likelihood: Newton where there are few inputs, L-BFGS where there are many, OWL-QN with L1. */
import { factorize, inverseDiagonal } from '../../math/cholesky.ts'
import { lbfgs } from '../../math/optimize/lbfgs.ts'
import { newton } from '../../math/optimize/newton.ts'
import type { TwiceSmooth } from '../../math/optimize/smooth.ts'
import { checkExamples, checkTwoClasses } from '../check-examples.ts'
import type { Examples, Matrix } from '../examples.ts'
import type { Learner, TrainingRun } from '../learner.ts'
import type { LinearModel } from './linear-model.ts'
import { addMargins, hessianDiagonal, linearObjective } from './linear-objective.ts'
import { checkLinearOptions, type LinearOptions } from './linear-options.ts'

const newtonWidth = 200

export const linearLearner: Learner<LinearModel, LinearOptions> = {
  kind: 'linear',
  defaults: {
    loss: 'logistic',
    lambda: 1,
    penalizeIntercept: false,
    l1: 0,
    solver: 'auto',
    standardize: false,
    tolerance: 1e-9,
    maxIterations: 500,
  },

  async train(examples, options, run) {
    checkExamples(examples)
    checkLinearOptions(options)
    if (options.loss === 'logistic') checkTwoClasses(examples)
    checkSizes(examples)
    const scales = options.standardize ? spreads(examples.matrix) : new Float64Array(examples.matrix.width).fill(1)
    const scaled = options.standardize ? { ...examples, matrix: dividedBy(examples.matrix, scales) } : examples
    const point = fit(scaled, options, scales, run)
    const variances = variancesOf(scaled, options, point)
    const width = examples.features.length
    for (let i = 0; i < width; i++) {
      point[i]! /= scales[i]!
      variances[i]! /= scales[i]! * scales[i]!
    }
    return { kind: 'linear', features: examples.features, weights: point.slice(0, width), intercept: point[width]!, variances }
  },

  score(model, { features, matrix, labels, offsets }) {
    const point = new Float64Array(features.length + 1)
    model.features.forEach((name, i) => {
      const column = features.indexOf(name)
      if (column < 0) throw new RangeError(`the examples have no feature "${name}", which the model needs`)
      point[column] = model.weights[i]!
    })
    point[features.length] = model.intercept
    const margins = new Float64Array(labels.length)
    addMargins(matrix, point, offsets, margins)
    return margins
  },
}

/** Beyond, squares and their sums overflow. */
const largestValue = 1e100

function checkSizes({ matrix, features }: Examples): void {
  const { values, width } = matrix
  const cell = values.findIndex((value) => Math.abs(value) > largestValue)
  if (cell < 0) return
  const name = features[matrix.kind === 'dense' ? cell % width : matrix.columns[cell]!]
  throw new RangeError(`the feature "${name}" has the value ${values[cell]}, too large to fit a linear model to; give it in other units`)
}

function fit(examples: Examples, options: LinearOptions, scales: Float64Array, run: TrainingRun<LinearModel>): Float64Array {
  const objective = linearObjective(examples, options.loss, options)
  const { l1, solver, maxIterations } = options
  const start = startOf(examples, scales, run.warmStart)
  const watch = (iteration: number, value: number) => {
    run.signal.throwIfAborted()
    run.progress({ stage: 'iteration', done: iteration, total: maxIterations, measures: { objective: value } })
  }
  run.signal.throwIfAborted()
  const isNarrow = solver === 'newton' || (solver === 'auto' && objective.size <= newtonWidth)
  if (isNarrow && l1 === 0) return newton(objective, start, options, watch).point
  if (solver === 'newton') throw new RangeError('the solver "newton" cannot do l1; leave it out or choose "lbfgs"')
  return lbfgs(objective, start, options, watch, { l1, free: examples.matrix.width }).point
}

function startOf({ features }: Examples, scales: Float64Array, warmStart: LinearModel | undefined): Float64Array {
  const start = new Float64Array(features.length + 1)
  if (warmStart === undefined) return start
  const known = new Map(warmStart.features.map((name, i) => [name, warmStart.weights[i]!]))
  features.forEach((name, i) => {
    start[i] = (known.get(name) ?? 0) * scales[i]!
  })
  start[features.length] = warmStart.intercept
  return start
}

/** diag(H⁻¹), or 1 / diag(H) where H is too large to be inverted. The intercept's is the last. */
function variancesOf(examples: Examples, options: LinearOptions, point: Float64Array): Float64Array {
  const objective: TwiceSmooth = linearObjective(examples, options.loss, options)
  if (objective.size <= newtonWidth) {
    const hessian = new Float64Array(objective.size ** 2)
    objective.hessian(point, hessian)
    if (factorize(hessian, objective.size)) return inverseDiagonal(hessian, objective.size)
  }
  return hessianDiagonal(examples, options.loss, options, point).map((curvature) => 1 / curvature)
}

/** Standard deviation of the known values of each column, absent cells of a sparse one counting as 0; 1 for a constant one. */
function spreads(matrix: Matrix): Float64Array {
  const { width, values } = matrix
  const [counts, sums, squares] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)]
  for (let cell = 0; cell < values.length; cell++) {
    const column = matrix.kind === 'dense' ? cell % width : matrix.columns[cell]!
    const x = values[cell]!
    if (Number.isNaN(x)) continue
    counts[column]!++
    sums[column]! += x
    squares[column]! += x * x
  }
  if (matrix.kind === 'sparse') counts.fill(matrix.starts.length - 1)
  return sums.map((sum, column) => {
    const mean = sum / counts[column]!
    const variance = squares[column]! / counts[column]! - mean * mean
    return variance > 1e-12 * (mean * mean + 1) ? Math.sqrt(variance) : 1
  })
}

function dividedBy(matrix: Matrix, scales: Float64Array): Matrix {
  const { width } = matrix
  const values = Float64Array.from(matrix.values, (x, cell) => x / scales[matrix.kind === 'dense' ? cell % width : matrix.columns[cell]!]!)
  return { ...matrix, values }
}
