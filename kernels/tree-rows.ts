/** Rows on their way through a training of trees: binned, given derivatives as whole numbers, parted. All places are in bytes. */

/**
 * Left rows go to `lefts`, right ones to `rights`, both in their order: left where the bin in a column is at most `lastLeft`, or 0
 * where `missingLeft`. Gives where the left ones end. Both need room for all rows.
 */
export function partRows(column: usize, rows: usize, rowsEnd: usize, lastLeft: u32, missingLeft: u32, lefts: usize, rights: usize): usize {
  for (; rows < rowsEnd; rows += 4) {
    const row = load<u32>(rows)
    const bin = <u32>load<u8>(column + <usize>row)
    const goesLeft = select<u32>(missingLeft, <u32>(bin <= lastLeft), bin === 0)
    // Both are written, one is kept: no branch to be guessed.
    store<u32>(lefts, row)
    store<u32>(rights, row)
    lefts += (<usize>goesLeft) << 2
    rights += (<usize>(1 - goesLeft)) << 2
  }
  return lefts
}

/** The same by a sparse column: `known` up to `knownEnd` are the rows that have a bin, ascending as the listed rows are, `bins` their bins. */
export function partSparseRows(
  known: usize,
  knownEnd: usize,
  bins: usize,
  rows: usize,
  rowsEnd: usize,
  lastLeft: u32,
  missingLeft: u32,
  lefts: usize,
  rights: usize,
): usize {
  const first = known
  for (; rows < rowsEnd; rows += 4) {
    const row = load<u32>(rows)
    known = firstFrom(known, knownEnd, row)
    const isKnown = known < knownEnd && load<u32>(known) === row
    const goesLeft = isKnown ? <u32>(<u32>load<u8>(bins + ((known - first) >> 2)) <= lastLeft) : missingLeft
    store<u32>(lefts, row)
    store<u32>(rights, row)
    lefts += (<usize>goesLeft) << 2
    rights += (<usize>(1 - goesLeft)) << 2
  }
  return lefts
}

/** The first of ascending numbers that is not below `least`, looked for in steps that double. */
function firstFrom(at: usize, end: usize, least: u32): usize {
  let step: usize = 4
  while (at < end && load<u32>(at) < least) {
    const next = at + step
    if (next < end && load<u32>(next) < least) {
      at = next
      step <<= 1
    } else if (step > 4) step >>= 1
    else at += 4
  }
  return at
}

/**
 * The bin of each value: 0 where it is not known, else one more than the number of cuts that do not exceed it. There are 255 cuts,
 * filled up with infinity. Written twice: row by row (`stride` bytes a row) and side by side.
 */
export function binColumn(values: usize, valueStride: usize, rows: u32, cuts: usize, bins: usize, stride: usize, column: usize): void {
  for (let row: u32 = 0; row < rows; row++, values += valueStride, bins += stride, column++) {
    const value = load<f32>(values)
    // In bytes, less the last cut that was passed; chosen without a branch, which could not be guessed.
    let at = cuts - 4
    for (let step: usize = 128 << 2; step >= 4; step >>= 1) {
      const next = at + step
      at = select<usize>(next, at, load<f32>(next) <= value)
    }
    const bin = select<u32>(0, <u32>((at + 8 - cuts) >> 2), isNaN<f32>(value))
    store<u8>(bins, bin)
    store<u8>(column, bin)
  }
}

/** Derivatives as whole numbers, the hessian first: scaled and rounded (halves to the even one). `rows` of them. */
export function quantize(gradients: usize, hessians: usize, rows: usize, gradientScale: f64, hessianScale: f64, derivatives: usize): void {
  const scales = f64x2.replace_lane(f64x2.splat(hessianScale), 1, gradientScale)
  for (const end = gradients + (rows << 3); gradients < end; gradients += 8, hessians += 8, derivatives += 8) {
    const both = v128.load64_lane(gradients, v128.load64_zero(hessians), 1)
    const whole = f64x2.nearest(f64x2.mul(both, scales))
    // A hessian may pass 2^31 and not 2^32, a gradient stays within ±2^31.
    const unsigned = i32x4.trunc_sat_f64x2_u_zero(whole)
    const signed = i32x4.trunc_sat_f64x2_s_zero(whole)
    v128.store64_lane(derivatives, v128.shuffle<i32>(unsigned, signed, 0, 5, 2, 7), 0)
  }
}

/** Adds to the margin of each listed row a leaf, in float32. */
export function addLeaf(rows: usize, rowsEnd: usize, leaf: f32, margins: usize): void {
  for (; rows < rowsEnd; rows += 4) {
    const margin = margins + ((<usize>load<u32>(rows)) << 3)
    store<f64>(margin, <f64>(<f32>load<f64>(margin) + leaf))
  }
}
