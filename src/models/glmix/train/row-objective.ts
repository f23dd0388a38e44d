/**
 * Weighted losses over a stretch of rows, with their gradient and curvature but without the penalty, at a point in memory. Rows pass
 * in chunks that stay in the nearest cache. All places are in bytes.
 */
import type { GlmKernel } from '../../../math/kernels/glm.ts'
import { addCellGradient, addCellHessian, type CellRows, cellMargins, type RowRange } from './cell-rows.ts'

/** One number for each row of the stretch: the last three are written. */
export interface RowPlaces {
  readonly labels: number
  readonly weights: number
  readonly offsets: number
  readonly margins: number
  readonly slopes: number
  readonly curvatures: number
}

export interface Fitted {
  readonly kernel: GlmKernel
  /** Place of its name among the losses. */
  readonly loss: number
  readonly rows: CellRows
}

const chunkRows = 256

/** Gives Σ weight · loss and adds its gradient. */
export function addValue(fitted: Fitted, range: RowRange, places: RowPlaces, point: number, gradient: number): number {
  let value = 0
  for (const { chunk, at } of chunksOf(range, places)) {
    value += chunkLosses(fitted, chunk, at, point)
    addCellGradient(fitted.kernel, fitted.rows, chunk, at.slopes, gradient)
  }
  return value
}

/** Adds the lower triangle. */
export function addCurvature(fitted: Fitted, range: RowRange, places: RowPlaces, point: number, hessian: number): void {
  for (const { chunk, at } of chunksOf(range, places)) {
    chunkLosses(fitted, chunk, at, point)
    addCellHessian(fitted.kernel, fitted.rows, chunk, at.curvatures, hessian)
  }
}

function chunkLosses({ kernel, loss, rows }: Fitted, chunk: RowRange, at: RowPlaces, point: number): number {
  cellMargins(kernel, rows, chunk, { point, offsets: at.offsets, into: at.margins })
  return kernel.losses(loss, at.labels, at.weights, at.margins, chunk.count, at.slopes, at.curvatures)
}

function* chunksOf({ first, count }: RowRange, places: RowPlaces): Generator<{ readonly chunk: RowRange; readonly at: RowPlaces }> {
  for (let done = 0; done < count; done += chunkRows) {
    const chunk = { first: first + done, count: Math.min(chunkRows, count - done) }
    const { labels, weights, offsets, margins, slopes, curvatures } = places
    const by = done * 8
    const at = {
      labels: labels + by,
      weights: weights + by,
      offsets: offsets + by,
      margins: margins + by,
      slopes: slopes + by,
      curvatures: curvatures + by,
    }
    yield { chunk, at }
  }
}
