/** Plain twin of the kernel of generalised linear models: the same sums in the same order, so the same bits. Dense rows only. */
import type { LossName } from './glm.ts'

export interface PlainRows {
  /** Row-major. */
  readonly x: Float64Array
  /** A multiple of four. */
  readonly stride: number
  readonly rows: number
}

/** Four partial sums, as two pairs of lanes. */
export function plainMargins({ x, stride, rows }: PlainRows, point: Float64Array, offsets: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const sums = [0, 0, 0, 0]
    for (let j = 0; j < stride; j++) sums[j % 4]! += x[row * stride + j]! * point[j]!
    return offsets[row]! + (sums[0]! + sums[2]! + (sums[1]! + sums[3]!))
  })
}

export function plainGradient({ x, stride, rows }: PlainRows, slopes: Float64Array): Float64Array {
  const gradient = new Float64Array(stride)
  for (let row = 0; row < rows; row++) for (let j = 0; j < stride; j++) gradient[j]! += slopes[row]! * x[row * stride + j]!
  return gradient
}

/** Lower triangle. */
export function plainHessian({ x, stride, rows }: PlainRows, curvatures: Float64Array): Float64Array {
  const hessian = new Float64Array(stride * stride)
  for (let row = 0; row < rows; row++) {
    const own = x.subarray(row * stride, (row + 1) * stride)
    for (let i = 0; i < stride; i++) for (let j = 0; j <= i; j++) hessian[i * stride + j]! += own[i]! * (curvatures[row]! * own[j]!)
  }
  return hessian
}

export interface PlainLoss {
  readonly value: number
  readonly slope: number
  readonly curvature: number
}

/** By the functions of the language, which are right to the last place or so. */
export function plainLoss(loss: LossName, label: number, margin: number): PlainLoss {
  if (loss === 'squared') return { value: (margin - label) ** 2 / 2, slope: margin - label, curvature: 1 }
  if (loss === 'poisson') {
    const mean = Math.exp(margin)
    return { value: mean - label * margin, slope: mean - label, curvature: mean }
  }
  const e = Math.exp(-Math.abs(margin))
  const likely = 1 / (1 + e)
  const chance = margin >= 0 ? likely : e * likely
  return { value: Math.max(margin, 0) - label * margin + Math.log1p(e), slope: chance - label, curvature: e * likely * likely }
}
