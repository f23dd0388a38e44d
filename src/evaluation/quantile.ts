/** Linear between the nearest two of the sorted values; NaN where there are none. */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(sorted.length - 1, below + 1)
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!)
}
