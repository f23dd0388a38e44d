/**
 * Loops of generalised linear models, on memory that threads share: a Hessian takes a third of the time it takes in JavaScript, a loss
 * a quarter. All places are in bytes; the plain twin stands in plain-glm.ts and gives the same bits.
 */
import { kernel } from './kernel.ts'

/** Dense rows are padded with zeros to a multiple of so many numbers. */
export const glmStep = 4

export const lossNames = ['logistic', 'squared', 'poisson'] as const
/** Logistic of labels 0 and 1, half the squared error, or Poisson of counts (the mean is exp of the margin). */
export type LossName = (typeof lossNames)[number]

/** As the kernel and the memory that threads share know it. */
export function lossNumber(loss: LossName): number {
  return lossNames.indexOf(loss)
}

type DenseMargins = (x: number, rows: number, stride: number, point: number, offsets: number, margins: number) => void
type AddDense = (x: number, rows: number, stride: number, factors: number, into: number) => void

export interface GlmKernel {
  /** margins[i] = offsets[i] + x[i] · point, of float32 or float64 rows of `stride` numbers. */
  readonly denseMargins32: DenseMargins
  readonly denseMargins64: DenseMargins
  /** gradient += Σ slopes[i] · x[i] */
  readonly addDenseGradient32: AddDense
  readonly addDenseGradient64: AddDense
  /** Lower triangle of hessian (stride × stride) += Σ curvatures[i] · x[i] · x[i]ᵀ; what stands above the diagonal means nothing. */
  readonly addDenseHessian32: AddDense
  readonly addDenseHessian64: AddDense
  /** The same of rows that list their cells: those of row i are `starts[i]` up to `starts[i + 1]`, columns ascending. */
  sparseMargins(starts: number, columns: number, values: number, rows: number, point: number, offsets: number, margins: number): void
  addSparseGradient(starts: number, columns: number, values: number, rows: number, slopes: number, gradient: number): void
  addSparseHessian(starts: number, columns: number, values: number, rows: number, stride: number, curvatures: number, hessian: number): void
  /** Σ weight · loss; `loss` is the place of its name. Writes weight · ∂/∂margin and weight · ∂²/∂margin² of each row. */
  losses(loss: number, labels: number, weights: number, margins: number, rows: number, slopes: number, curvatures: number): number
  /** Lower triangle to its Cholesky factor, rows `stride` numbers apart; 0 where it is not positive definite. */
  factorize(matrix: number, size: number, stride: number): number
  /** vector = (L · Lᵀ)⁻¹ · vector */
  solve(factor: number, size: number, stride: number, vector: number): void
  /** Diagonal of (L · Lᵀ)⁻¹; `work` has room for `size` numbers. */
  inverseDiagonal(factor: number, size: number, stride: number, diagonal: number, work: number): void
}

export function glmKernel(memory: WebAssembly.Memory): GlmKernel {
  const products = kernel('glm', memory)
  const { denseMargins32, denseMargins64, addDenseGradient32, addDenseGradient64, addDenseHessian32, addDenseHessian64 } = products
  const { sparseMargins, addSparseGradient, addSparseHessian } = products
  const { losses } = kernel('glm-losses', memory)
  const { factorize, solve, inverseDiagonal } = kernel('cholesky', memory)
  return {
    ...{ denseMargins32, denseMargins64, addDenseGradient32, addDenseGradient64, addDenseHessian32, addDenseHessian64 },
    ...{ sparseMargins, addSparseGradient, addSparseHessian, losses, factorize, solve, inverseDiagonal },
  }
}
