/** The fit of a fixed effect over all rows: Newton where it has few features, L-BFGS where it has many; threads share each sum over rows. */
import { factorize, inverseDiagonal } from '../../../math/cholesky.ts'
import type { TwiceSmooth } from '../../../math/optimize/smooth.ts'
import { effectSteps } from './effect-job.ts'
import { newtonWidth } from './fit-room.ts'
import type { FixedBlock, FixedRows } from './fixed-rows.ts'
import { FixedScan, type Threads } from './fixed-scan.ts'
import { type FixedStopping, minimiseFixed, type Unsettled } from './minimise-fixed.ts'

/** By feature. The penalty is Σ precision/2 · (w − mean)². */
export interface FixedStart {
  readonly point: Float64Array
  readonly means: Float64Array
  readonly precisions: Float64Array
  readonly variances: Float64Array
}

interface FixedProblem extends TwiceSmooth {
  /** diag(H) */
  diagonal(point: Float64Array): Float64Array
}

const isTrained = (block: FixedBlock) => block.isTrained

export class FixedEffect {
  readonly rows: FixedRows
  readonly #start: FixedStart
  #point: Float64Array
  #variances: Float64Array
  #unsettled: Unsettled | undefined

  constructor(rows: FixedRows, start: FixedStart) {
    this.rows = rows
    this.#start = start
    this.#point = start.point
    this.#variances = start.variances
  }

  get coefficients(): Float64Array {
    return this.#point
  }

  get variances(): Float64Array {
    return this.#variances
  }

  /** Of the last fit. */
  get unsettled(): Unsettled | undefined {
    return this.#unsettled
  }

  /** Adds the scores to the margins of all rows. */
  score(threads: Threads): void {
    this.#addScores(new FixedScan(threads, this.rows), 1)
  }

  /** The margins are moved along. */
  fit(threads: Threads, stopping: FixedStopping): void {
    const scan = new FixedScan(threads, this.rows)
    this.#addScores(scan, -1)
    const smooth = this.#smooth(scan)
    const { point, unsettled } = minimiseFixed(smooth, this.#point, this.rows.largest, stopping)
    this.#point = point
    this.#unsettled = unsettled
    if (stopping.variances) this.#variances = this.#variancesOf(smooth)
    this.#addScores(scan, 1)
  }

  penalty(): number {
    return this.#penaltyAt(this.#point)
  }

  #addScores(scan: FixedScan, sign: 1 | -1): void {
    scan.setPoint(this.#point.map((w) => sign * w))
    scan.each(effectSteps.addScores)
  }

  #smooth(scan: FixedScan): FixedProblem {
    const { width } = this.rows
    const { means, precisions } = this.#start
    const size = this.#point.length
    const pass = (step: Parameters<FixedScan['each']>[0], point: Float64Array) => {
      scan.setPoint(point)
      scan.clear()
      scan.each(step, isTrained)
    }
    return {
      size,
      evaluate: (point, gradient) => {
        pass(effectSteps.addValue, point)
        let value = this.#penaltyAt(point)
        for (let j = 0; j < size; j++) gradient[j] = precisions[j] * (point[j] - means[j])
        for (const sums of scan.sums()) {
          for (let j = 0; j < size; j++) gradient[j] += sums[j]
          value += sums[width]
        }
        return value
      },
      hessian(point, into) {
        pass(effectSteps.addHessian, point)
        into.fill(0)
        for (let i = 0; i < size; i++) into[i * size + i] = precisions[i]
        for (const sums of scan.hessians())
          for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) into[i * size + j] += sums[i * width + j]
        for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) into[j * size + i] = into[i * size + j]
      },
      diagonal(point) {
        pass(effectSteps.addDiagonal, point)
        const diagonal = precisions.slice()
        for (const sums of scan.hessians()) for (let j = 0; j < size; j++) diagonal[j] += sums[j]
        return diagonal
      },
    }
  }

  /** diag(H⁻¹), or 1 / diag(H) where H is too large to be inverted. */
  #variancesOf(smooth: FixedProblem): Float64Array {
    const { size } = smooth
    if (size > newtonWidth) return smooth.diagonal(this.#point).map((curvature) => 1 / curvature)
    const hessian = new Float64Array(size * size)
    smooth.hessian(this.#point, hessian)
    const diagonal = Float64Array.from({ length: size }, (_, j) => hessian[j * size + j])
    return factorize(hessian, size) ? inverseDiagonal(hessian, size) : diagonal.map((curvature) => 1 / curvature)
  }

  #penaltyAt(point: Float64Array): number {
    const { means, precisions } = this.#start
    let sum = 0
    for (let j = 0; j < point.length; j++) sum += (precisions[j] / 2) * (point[j] - means[j]) ** 2
    return sum
  }
}
