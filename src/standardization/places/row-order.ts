/** Orders over rows of columns, and look-up in them. */

/** Rows in ascending order of a whole number below 2^32 each. Key and row sort together as one number: a comparator takes four times as long. */
export function rowsBy(keys: ArrayLike<number>): Uint32Array {
  const pairs = new Float64Array(keys.length)
  for (let row = 0; row < keys.length; row++) pairs[row] = keys[row]! * 2 ** 20 + row
  pairs.sort()
  const rows = new Uint32Array(keys.length)
  for (let at = 0; at < rows.length; at++) rows[at] = pairs[at]! % 2 ** 20
  return rows
}

/** Place in `rows`, which ascend by `keys`, of the first with at least this key. */
export function firstAtLeast(rows: Uint32Array, keys: ArrayLike<number>, least: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[rows[middle]!]! < least) low = middle + 1
    else high = middle
  }
  return low
}
