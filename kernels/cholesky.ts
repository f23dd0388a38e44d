/** Cholesky steps on float64 matrices whose rows stand `stride` numbers apart; all places are in bytes. */

const zero = f64x2.splat(0)

/** Σ a[k] · b[k], in two partial sums and what is odd. */
function dot(a: usize, b: usize, count: u32): f64 {
  let sum = zero
  let k: u32 = 0
  for (; k + 2 <= count; k += 2, a += 16, b += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(a), v128.load(b)))
  const total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
  return k < count ? total + load<f64>(a) * load<f64>(b) : total
}

/** Replaces the lower triangle of a matrix by L with L · Lᵀ = matrix; 0 where it is not positive definite, and spoilt then. */
export function factorize(matrix: usize, size: u32, stride: u32): u32 {
  const rowBytes = (<usize>stride) << 3
  let row = matrix
  for (let i: u32 = 0; i < size; i++, row += rowBytes) {
    let other = matrix
    for (let j: u32 = 0; j < i; j++, other += rowBytes) {
      const place = row + ((<usize>j) << 3)
      store<f64>(place, (load<f64>(place) - dot(row, other, j)) / load<f64>(other + ((<usize>j) << 3)))
    }
    const place = row + ((<usize>i) << 3)
    const square = load<f64>(place) - dot(row, row, i)
    if (!(square > 0 && square < Infinity)) return 0
    store<f64>(place, sqrt(square))
  }
  return 1
}

/** Replaces a vector by the solution x of L · Lᵀ · x = vector. */
export function solve(factor: usize, size: u32, stride: u32, vector: usize): void {
  const rowBytes = (<usize>stride) << 3
  let row = factor
  for (let i: u32 = 0; i < size; i++, row += rowBytes) {
    const place = vector + ((<usize>i) << 3)
    store<f64>(place, (load<f64>(place) - dot(row, vector, i)) / load<f64>(row + ((<usize>i) << 3)))
  }
  // Lᵀ by the rows of L: what is solved is taken off all that stand before it.
  for (let i: u32 = size; i-- > 0; ) {
    row -= rowBytes
    const place = vector + ((<usize>i) << 3)
    const x = load<f64>(place) / load<f64>(row + ((<usize>i) << 3))
    store<f64>(place, x)
    for (let k: u32 = 0; k < i; k++) {
      const before = vector + ((<usize>k) << 3)
      store<f64>(before, load<f64>(before) - x * load<f64>(row + ((<usize>k) << 3)))
    }
  }
}

/** diagonal[j] = (L · Lᵀ)⁻¹[j, j] = Σ_i (L⁻¹[i, j])²; `work` has room for `size` numbers. */
export function inverseDiagonal(factor: usize, size: u32, stride: u32, diagonal: usize, work: usize): void {
  const rowBytes = (<usize>stride) << 3
  for (let j: u32 = 0; j < size; j++) {
    let sum: f64 = 0
    for (let i: u32 = j; i < size; i++) {
      const row = factor + rowBytes * <usize>i
      const before = i === j ? -1 : dot(row + ((<usize>j) << 3), work + ((<usize>j) << 3), i - j)
      const y = -before / load<f64>(row + ((<usize>i) << 3))
      store<f64>(work + ((<usize>i) << 3), y)
      sum += y * y
    }
    store<f64>(diagonal + ((<usize>j) << 3), sum)
  }
}
