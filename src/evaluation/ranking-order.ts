/** Rows of one request by score descending; equal scores keep the order in which they were given, so no metric depends on a sort. */
export function rankingOrder(scores: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: scores.length }, (_, row) => row).sort((a, b) => scores[b]! - scores[a]! || a - b)
}
