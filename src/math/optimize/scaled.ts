/**
 * The same function of variables in other units, uᵢ = scaleᵢ · xᵢ: a variable whose curvature is 10⁶⁰ times that of the others would
 * drown them in the stopping rule and in double precision.
 */
import type { TwiceSmooth } from './smooth.ts'

/** Powers of two scale without rounding. */
export function scaled(smooth: TwiceSmooth, scales: Float64Array): TwiceSmooth {
  const { size } = smooth
  return {
    size,
    evaluate(point, gradient) {
      const value = smooth.evaluate(unscaled(point, scales), gradient)
      for (let i = 0; i < size; i++) gradient[i] = gradient[i]! / scales[i]!
      return value
    },
    hessian(point, into) {
      smooth.hessian(unscaled(point, scales), into)
      // One after the other: the product of two scales may be too large for a number.
      for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) into[i * size + j] = into[i * size + j]! / scales[i]! / scales[j]!
    },
  }
}

export function unscaled(point: Float64Array, scales: Float64Array): Float64Array {
  return point.map((u, i) => u / scales[i]!)
}
