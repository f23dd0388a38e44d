/** Mean over requests or groups; NaN where there are none. Values that are NaN (a group of one class) are passed over. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue
    sum += values[i]!
    count++
  }
  return sum / count
}
