/**
 * F(w) = Σ weightᵢ·loss(yᵢ, w·xᵢ + offsetᵢ) + λ/2‖w‖², a sum and never a mean, so that λ keeps its meaning as data grow. The
 * intercept is the last variable, free unless it is penalised too. What is not known adds nothing.
 */
import type { TwiceSmooth } from '../../math/optimize/smooth.ts'
import type { Examples, Matrix } from '../examples.ts'

export const losses = ['logistic', 'squared'] as const
export type Loss = (typeof losses)[number]

export interface Penalty {
  readonly lambda: number
  readonly penalizeIntercept: boolean
}

export function linearObjective(examples: Examples, loss: Loss, { lambda, penalizeIntercept }: Penalty): TwiceSmooth {
  const { matrix, labels, weights, offsets } = examples
  const rows = labels.length
  const penalized = penalizeIntercept ? matrix.width + 1 : matrix.width
  const margins = new Float64Array(rows)
  const slopes = new Float64Array(rows)
  const curvatures = new Float64Array(rows)

  function evaluate(point: Float64Array, gradient: Float64Array): number {
    addMargins(matrix, point, offsets, margins)
    let value = 0
    for (let row = 0; row < rows; row++) {
      const weight = weights === undefined ? 1 : weights[row]!
      value += weight * lossOf(loss, labels[row]!, margins[row]!)
      slopes[row] = weight * slopeOf(loss, labels[row]!, margins[row]!)
    }
    gradient.fill(0)
    addTransposed(matrix, slopes, gradient)
    for (let i = 0; i < penalized; i++) {
      value += (lambda / 2) * point[i]! * point[i]!
      gradient[i]! += lambda * point[i]!
    }
    return value
  }

  function hessian(point: Float64Array, into: Float64Array): void {
    addMargins(matrix, point, offsets, margins)
    for (let row = 0; row < rows; row++) {
      curvatures[row] = (weights === undefined ? 1 : weights[row]!) * curvatureOf(loss, margins[row]!)
    }
    into.fill(0)
    addOuterProducts(matrix, curvatures, into)
    for (let i = 0; i < penalized; i++) into[i * (matrix.width + 1) + i]! += lambda
  }

  return { size: matrix.width + 1, evaluate, hessian }
}

/** Diagonal of the Hessian at `point`, for problems too wide for the whole of it. */
export function hessianDiagonal(examples: Examples, loss: Loss, { lambda, penalizeIntercept }: Penalty, point: Float64Array): Float64Array {
  const { matrix, labels, weights, offsets } = examples
  const margins = new Float64Array(labels.length)
  addMargins(matrix, point, offsets, margins)
  const diagonal = new Float64Array(matrix.width + 1)
  for (let row = 0; row < labels.length; row++) {
    const curvature = (weights === undefined ? 1 : weights[row]!) * curvatureOf(loss, margins[row]!)
    eachCell(matrix, row, (column, x) => {
      diagonal[column]! += curvature * x * x
    })
    diagonal[matrix.width]! += curvature
  }
  for (let i = 0; i < (penalizeIntercept ? diagonal.length : matrix.width); i++) diagonal[i]! += lambda
  return diagonal
}

/** margins = matrix · point + intercept + offsets */
export function addMargins(matrix: Matrix, point: Float64Array, offsets: Float64Array | undefined, margins: Float64Array): void {
  const { values, width } = matrix
  const intercept = point[width]!
  for (let row = 0; row < margins.length; row++) {
    let sum = offsets === undefined ? intercept : intercept + offsets[row]!
    if (matrix.kind === 'dense') {
      for (let column = 0, cell = row * width; column < width; column++, cell++) {
        const x = values[cell]!
        if (!Number.isNaN(x)) sum += point[column]! * x
      }
    } else
      for (let cell = matrix.starts[row]!; cell < matrix.starts[row + 1]!; cell++)
        sum += point[matrix.columns[cell]!]! * known(values[cell]!)
    margins[row] = sum
  }
}

/** sums += matrixᵀ · factors, the intercept's last */
function addTransposed(matrix: Matrix, factors: Float64Array, sums: Float64Array): void {
  const { values, width } = matrix
  let total = 0
  for (let row = 0; row < factors.length; row++) {
    const factor = factors[row]!
    total += factor
    if (matrix.kind === 'dense') {
      for (let column = 0, cell = row * width; column < width; column++, cell++) {
        const x = values[cell]!
        if (!Number.isNaN(x)) sums[column]! += factor * x
      }
    } else
      for (let cell = matrix.starts[row]!; cell < matrix.starts[row + 1]!; cell++)
        sums[matrix.columns[cell]!]! += factor * known(values[cell]!)
  }
  sums[width]! += total
}

/** sums += Σ factorᵢ · xᵢ·xᵢᵀ with 1 as the last input */
function addOuterProducts(matrix: Matrix, factors: Float64Array, sums: Float64Array): void {
  const size = matrix.width + 1
  const [columns, inputs] = [new Uint32Array(size), new Float64Array(size)]
  for (let row = 0; row < factors.length; row++) {
    let count = 0
    eachCell(matrix, row, (column, x) => {
      columns[count] = column
      inputs[count++] = x
    })
    columns[count] = matrix.width
    inputs[count++] = 1
    for (let i = 0; i < count; i++) {
      const [start, factor] = [columns[i]! * size, factors[row]! * inputs[i]!]
      for (let j = 0; j <= i; j++) sums[start + columns[j]!]! += factor * inputs[j]!
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sums[j * size + i] = sums[i * size + j]!
}

/** Cells that are known and not 0; columns ascend. */
function eachCell(matrix: Matrix, row: number, visit: (column: number, x: number) => void): void {
  const { values, width } = matrix
  if (matrix.kind === 'dense') {
    for (let column = 0; column < width; column++)
      if (known(values[row * width + column]!) !== 0) visit(column, values[row * width + column]!)
  } else {
    for (let cell = matrix.starts[row]!; cell < matrix.starts[row + 1]!; cell++) {
      if (known(values[cell]!) !== 0) visit(matrix.columns[cell]!, values[cell]!)
    }
  }
}

function known(x: number): number {
  return Number.isNaN(x) ? 0 : x
}

function lossOf(loss: Loss, label: number, margin: number): number {
  if (loss === 'squared') return ((margin - label) * (margin - label)) / 2
  // log(1 + e^−z) for z = ±margin, without overflow.
  const z = label > 0 ? margin : -margin
  return z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) - z
}

function slopeOf(loss: Loss, label: number, margin: number): number {
  return loss === 'squared' ? margin - label : sigmoid(margin) - label
}

function curvatureOf(loss: Loss, margin: number): number {
  if (loss === 'squared') return 1
  const p = sigmoid(margin)
  return p * (1 - p)
}

export function sigmoid(margin: number): number {
  if (margin >= 0) return 1 / (1 + Math.exp(-margin))
  const e = Math.exp(margin)
  return e / (1 + e)
}
