/** Gauss–Legendre quadrature on [0, 1]: Σ weightᵢ·f(pointᵢ) is ∫f, exactly, for polynomials of degree below 2·count. */

export interface Quadrature {
  readonly points: Float64Array
  readonly weights: Float64Array
}

export function gaussLegendre(count: number): Quadrature {
  const points = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const x = legendreRoot(count, i)
    const { slope } = legendre(count, x)
    points[i] = (1 - x) / 2
    weights[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { points, weights }
}

/** Newton's method from Tricomi's estimate, which lies so near that a few steps reach the last bit. */
function legendreRoot(degree: number, index: number): number {
  let x = Math.cos((Math.PI * (index + 0.75)) / (degree + 0.5))
  for (let step = 0; step < 8; step++) {
    const { value, slope } = legendre(degree, x)
    x -= value / slope
  }
  return x
}

/** Pₙ(x) by Bonnet's recursion n·Pₙ = (2n − 1)·x·Pₙ₋₁ − (n − 1)·Pₙ₋₂, and its derivative. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let before = 1
  let value = x
  for (let n = 2; n <= degree; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * before) / n
    before = value
    value = next
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) }
}
