/** First place in `[start, end)` of ascending values whose value is not below `value`; `end` where there is none. */
export function lowerBound(values: Uint32Array, start: number, end: number, value: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
