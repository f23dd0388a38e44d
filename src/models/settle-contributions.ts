/**
 * Rounds the contributions to a grid so coarse that their sums, in any order, are exact in float64 (50 bits below the largest sum
 * there can be), and gives what is left of the score. In their order, with the rest last, they then sum to the score exactly where
 * float64 holds that rest: always where the score is on a grid of 2^−53 of the rest or coarser (float32 unless contributions 2^27 times
 * its size are left over; GLMix scores by their own grid), and always where the contributions cancel among themselves. Elsewhere the
 * sum is off by half of the rest's last digit.
 */
export function settleContributions(score: number, contributions: Float64Array, count: number): number {
  let size = Math.abs(score)
  for (let i = 0; i < count; i++) size += Math.abs(contributions[i])
  const shift = size === 0 ? 0 : 1.5 * 2 ** (Math.ceil(Math.log2(size)) + 2)
  let settled = 0
  for (let i = 0; i < count; i++) {
    contributions[i] = contributions[i] + shift - shift
    settled += contributions[i]
  }
  // Not taken from the score one by one: a large contribution would push out the score's last digits, though a later one cancels it.
  return score - settled
}

/**
 * The same with a base that is one and the same for all rows, a float32 (a learner's mean, say): contributions and base sum to the score
 * exactly. What the score's float32 sums rounded away, some 1e-7 of its size, goes to the largest contribution, the first of equals.
 */
export function settleOnBase(score: number, base: number, contributions: Float64Array, count: number): void {
  const rest = settleContributions(score, contributions, count) - base
  let largest = 0
  for (let i = 1; i < count; i++) if (Math.abs(contributions[i]) > Math.abs(contributions[largest])) largest = i
  contributions[largest] += rest
}
