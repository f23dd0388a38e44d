/** The losses of a generalised linear model with their slopes and curvatures, row by row. All places are in bytes, all numbers float64. */

const logistic: u32 = 0
const squared: u32 = 1

/**
 * Gives Σ weight · loss, and writes weight · derivative by the margin and weight · second derivative of each row. The logarithms of rows
 * of weight 1 are taken together, of the product of what stands in them.
 */
export function losses(loss: u32, labels: usize, weights: usize, margins: usize, rows: u32, slopes: usize, curvatures: usize): f64 {
  let sum: f64 = 0
  let product: f64 = 1
  for (; rows > 0; rows--, labels += 8, weights += 8, margins += 8, slopes += 8, curvatures += 8) {
    const label = load<f64>(labels)
    const weight = load<f64>(weights)
    const margin = load<f64>(margins)
    if (loss === logistic) {
      const e = exponential(-abs(margin))
      // Chance of the likelier class: 1 / (1 + e); of the other: e / (1 + e).
      const likely = 1 / (1 + e)
      const chance = margin >= 0 ? likely : e * likely
      store<f64>(slopes, weight * (chance - label))
      store<f64>(curvatures, weight * (e * likely * likely))
      // log(1 + exp(margin)) − label · margin
      const linear = max<f64>(margin, 0) - label * margin
      if (weight === 1) {
        sum += linear
        product *= 1 + e
        if (product > 1e250) {
          sum += logarithm(product)
          product = 1
        }
      } else sum += weight * (linear + logarithm(1 + e))
    } else if (loss === squared) {
      const off = margin - label
      sum += weight * (off * off * 0.5)
      store<f64>(slopes, weight * off)
      store<f64>(curvatures, weight)
    } else {
      const mean = exponential(margin)
      sum += weight * (mean - label * margin)
      store<f64>(slopes, weight * (mean - label))
      store<f64>(curvatures, weight * mean)
    }
  }
  return sum + logarithm(product)
}

const ln2High: f64 = 0.6931471803691238
const ln2Low: f64 = 1.9082149292705877e-10

/** exp(x) to some units of the last place, without the table that the library's would write into this memory. */
function exponential(x: f64): f64 {
  if (x > 709.7) return Infinity
  if (!(x >= -708)) return x < -708 ? 0 : NaN
  const k = nearest(x * Math.LOG2E)
  const r = x - k * ln2High - k * ln2Low
  let p: f64 = 1 / 6227020800.0
  p = p * r + 1 / 479001600.0
  p = p * r + 1 / 39916800.0
  p = p * r + 1 / 3628800.0
  p = p * r + 1 / 362880.0
  p = p * r + 1 / 40320.0
  p = p * r + 1 / 5040.0
  p = p * r + 1 / 720.0
  p = p * r + 1 / 120.0
  p = p * r + 1 / 24.0
  p = p * r + 1 / 6.0
  p = p * r + 0.5
  p = p * r + 1
  p = p * r + 1
  return p * reinterpret<f64>((<i64>k + 1023) << 52)
}

/** log(x) of a normal number above 0: 2 · atanh((m − 1) / (m + 1)) of the mantissa, and the exponent's. */
function logarithm(x: f64): f64 {
  const bits = reinterpret<i64>(x)
  let k = ((bits >> 52) & 0x7ff) - 1023
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000)
  if (m > Math.SQRT2) {
    m *= 0.5
    k++
  }
  const s = (m - 1) / (m + 1)
  const z = s * s
  let p: f64 = 1 / 23.0
  p = p * z + 1 / 21.0
  p = p * z + 1 / 19.0
  p = p * z + 1 / 17.0
  p = p * z + 1 / 15.0
  p = p * z + 1 / 13.0
  p = p * z + 1 / 11.0
  p = p * z + 1 / 9.0
  p = p * z + 1 / 7.0
  p = p * z + 0.2
  p = p * z + 1 / 3.0
  p = p * z + 1
  return <f64>k * ln2High + (2 * s * p + <f64>k * ln2Low)
}
