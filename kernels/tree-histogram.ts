/**
 * Sums derivatives by feature and bin. A derivative is 64 bits: the gradient in the upper 32, signed, the hessian in the lower 32,
 * both whole numbers, so that one addition sums both and the order of rows changes nothing. All places are in bytes.
 */

/** Cells of a feature of dense rows: bin 0 holds what is not known. */
const binBytes: usize = 256 << 3

/**
 * Deep in a tree rows lie far apart: what so many of them need is asked for together, so that it arrives together. What that reads
 * is given back, of no meaning, lest the compiler leave it out.
 */
const rowsAtOnce: usize = 64

/** Adds the derivatives of the listed rows to a histogram of `features` features. A row has `stride` bytes, one bin a feature. */
export function addRows(
  bins: usize,
  stride: usize,
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
      const start = bins + row * stride
      read += <u32>load<u8>(start) + <u32>load<u8>(start + features - 1) + load<u32>(derivatives + (row << 3))
    }
    addBatch(bins, stride, features, batch, end, derivatives, histogram)
    batch = end
  }
  return read
}

function addBatch(bins: usize, stride: usize, features: usize, rows: usize, rowsEnd: usize, derivatives: usize, histogram: usize): void {
  const fours = features & ~3
  for (; rows < rowsEnd; rows += 4) {
    const row = <usize>load<u32>(rows)
    const derivative = load<i64>(derivatives + (row << 3))
    let at = bins + row * stride
    const last = at + features
    let cells = histogram
    for (const end = at + fours; at < end; at += 4, cells += binBytes << 2) {
      const four = load<u32>(at)
      const a = cells + <usize>((four & 255) << 3)
      store<i64>(a, load<i64>(a) + derivative)
      const b = cells + <usize>(((four >>> 8) & 255) << 3)
      store<i64>(b, load<i64>(b, binBytes) + derivative, binBytes)
      const c = cells + <usize>(((four >>> 16) & 255) << 3)
      store<i64>(c, load<i64>(c, binBytes * 2) + derivative, binBytes * 2)
      const d = cells + <usize>((four >>> 24) << 3)
      store<i64>(d, load<i64>(d, binBytes * 3) + derivative, binBytes * 3)
    }
    for (; at < last; at++, cells += binBytes) {
      const a = cells + ((<usize>load<u8>(at)) << 3)
      store<i64>(a, load<i64>(a) + derivative)
    }
  }
}

/**
 * The same of sparse rows: the known cells of row i are those from `starts[i]` up to `starts[i + 1]`, each the number of its bin in
 * the histogram. Bin 0 of features `first` up to `end` gets what the rows have and the other bins have not; `offsets` hold the
 * number of each feature's first bin.
 */
export function addSparseRows(
  starts: usize,
  cells: usize,
  rows: usize,
  rowsEnd: usize,
  derivatives: usize,
  histogram: usize,
  first: u32,
  end: u32,
  offsets: usize,
): void {
  let sum: i64 = 0
  for (; rows < rowsEnd; rows += 4) {
    const row = <usize>load<u32>(rows)
    const derivative = load<i64>(derivatives + (row << 3))
    sum += derivative
    const start = starts + (row << 2)
    const cellsEnd = cells + ((<usize>load<u32>(start, 4)) << 2)
    for (let at = cells + ((<usize>load<u32>(start)) << 2); at < cellsEnd; at += 4) {
      const a = histogram + ((<usize>load<u32>(at)) << 3)
      store<i64>(a, load<i64>(a) + derivative)
    }
  }
  for (let feature = first; feature < end; feature++) fillUnknown(offsets + ((<usize>feature) << 2), histogram, sum)
}

function fillUnknown(offset: usize, histogram: usize, sum: i64): void {
  const unknown = histogram + ((<usize>load<u32>(offset)) << 3)
  const end = histogram + ((<usize>load<u32>(offset, 4)) << 3)
  for (let at = unknown + 8; at < end; at += 8) sum -= load<i64>(at)
  store<i64>(unknown, sum)
}

/** from −= what, cell by cell. */
export function subtract(from: usize, fromEnd: usize, what: usize): void {
  for (; from + 16 <= fromEnd; from += 16, what += 16) v128.store(from, i64x2.sub(v128.load(from), v128.load(what)))
  if (from < fromEnd) store<i64>(from, load<i64>(from) - load<i64>(what))
}
