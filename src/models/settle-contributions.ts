/**
 * Rounds the contributions to a grid so coarse that their sums, in any order, are exact in float64 (50 bits below the largest sum
 * there can be), and gives what is left of the score. All then sum to the score exactly, unless contributions 2^27 times its size
 * cancel in it; then to 2^−53 of their size.
 */
export function settleContributions(score: number, contributions: Float64Array, count: number): number {
  let size = Math.abs(score)
  for (let i = 0; i < count; i++) size += Math.abs(contributions[i])
  const shift = size === 0 ? 0 : 1.5 * 2 ** (Math.ceil(Math.log2(size)) + 2)
  let rest = score
  for (let i = 0; i < count; i++) {
    contributions[i] = contributions[i] + shift - shift
    rest -= contributions[i]
  }
  return rest
}
