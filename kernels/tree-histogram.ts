/**
 * Sums derivatives by feature and bin, and parts rows. A derivative is 64 bits: the gradient in the upper 32, signed, the hessian in
 * the lower 32, both whole numbers, so that one addition sums both and the order of rows changes nothing. All places are in bytes.
 */

/** Cells of a feature: bin 0 holds what is not known. */
const binBytes: usize = 256 << 3

const rowsAtOnce: usize = 16

/**
 * Adds the derivatives of the listed rows to the histograms of `features` features from `firstFeature` on. Deep in a tree rows lie
 * far apart: what sixteen of them need is asked for together, so that it arrives together. What that reads is given back, of no
 * meaning, lest the compiler leave it out.
 */
export function addRows(
  bins: usize,
  stride: usize,
  firstFeature: usize,
  features: usize,
  rows: usize,
  rowsEnd: usize,
  derivatives: usize,
  histogram: usize,
): u32 {
  let read: u32 = 0
  for (let batch = rows; batch < rowsEnd; ) {
    const end = min(batch + (rowsAtOnce << 2), rowsEnd)
    for (let at = batch; at < end; at += 4) {
      const row = <usize>load<u32>(at)
      const start = bins + row * stride + firstFeature
      read += <u32>load<u8>(start) + <u32>load<u8>(start + features - 1) + load<u32>(derivatives + (row << 3))
    }
    addBatch(bins, stride, firstFeature, features, batch, end, derivatives, histogram)
    batch = end
  }
  return read
}

function addBatch(
  bins: usize,
  stride: usize,
  firstFeature: usize,
  features: usize,
  rows: usize,
  rowsEnd: usize,
  derivatives: usize,
  histogram: usize,
): void {
  const first = bins + firstFeature
  const fours = features & ~3
  const start = histogram + firstFeature * binBytes
  for (; rows < rowsEnd; rows += 4) {
    const row = <usize>load<u32>(rows)
    const derivative = load<i64>(derivatives + (row << 3))
    let at = first + row * stride
    let cells = start
    for (const end = at + fours; at < end; at += 4, cells += binBytes << 2) {
      const four = load<u32>(at)
      const a = cells + <usize>((four & 255) << 3)
      store<i64>(a, load<i64>(a) + derivative)
      const b = cells + binBytes + <usize>(((four >>> 8) & 255) << 3)
      store<i64>(b, load<i64>(b) + derivative)
      const c = cells + binBytes * 2 + <usize>(((four >>> 16) & 255) << 3)
      store<i64>(c, load<i64>(c) + derivative)
      const d = cells + binBytes * 3 + <usize>((four >>> 24) << 3)
      store<i64>(d, load<i64>(d) + derivative)
    }
    for (const end = first + row * stride + features; at < end; at++, cells += binBytes) {
      const a = cells + ((<usize>load<u8>(at)) << 3)
      store<i64>(a, load<i64>(a) + derivative)
    }
  }
}

/** from −= what, cell by cell. */
export function subtract(from: usize, fromEnd: usize, what: usize): void {
  for (; from < fromEnd; from += 16, what += 16) v128.store(from, i64x2.sub(v128.load(from), v128.load(what)))
}

/** Rows whose bin in a column is at most `lastLeft` (or 0, where `missingLeft`) come first, both sides in their order. Gives where the right side begins. */
export function partRows(column: usize, rows: usize, rowsEnd: usize, lastLeft: u32, missingLeft: u32, scratch: usize): usize {
  let left = rows
  let right = scratch
  for (let at = rows; at < rowsEnd; at += 4) {
    const row = load<u32>(at)
    const bin = <u32>load<u8>(column + <usize>row)
    const goesLeft = bin === 0 ? missingLeft : <u32>(bin <= lastLeft)
    // Both are written, one is kept: no branch to be guessed.
    store<u32>(left, row)
    store<u32>(right, row)
    left += (<usize>goesLeft) << 2
    right += (<usize>(1 - goesLeft)) << 2
  }
  memory.copy(left, scratch, right - scratch)
  return left
}

/** The bin of each value: 0 where it is not known, else one more than the number of cuts that do not exceed it. `top` is the least power of two above the number of cuts. */
export function binColumn(values: usize, stride: usize, rows: u32, cuts: usize, count: u32, top: u32, bins: usize): void {
  for (let row: u32 = 0; row < rows; row++, values += stride, bins++) {
    const value = load<f32>(values)
    let below: u32 = 0
    for (let step = top >> 1; step > 0; step >>= 1) {
      const next = below + step
      below = next <= count && load<f32>(cuts + ((<usize>(next - 1)) << 2)) <= value ? next : below
    }
    store<u8>(bins, isNaN<f32>(value) ? 0 : below + 1)
  }
}
