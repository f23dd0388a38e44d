/**
 * What fitting a generalised linear model is made of: margins, gradients and Hessians; its losses stand in glm-losses.ts, the solution
 * of its equations in cholesky.ts. All places are in bytes; points, margins and sums are float64. Rows of the inputs are dense (`stride` numbers each, a
 * multiple of four, padded with zeros), in float32 or float64, or list their cells. Each sum adds in the order of the rows.
 */

const zero = f64x2.splat(0)

/** Two inputs as float64. */
function pair<T>(at: usize): v128 {
  if (sizeof<T>() === 4) return f64x2.promote_low_f32x4(v128.load64_zero(at))
  return v128.load(at)
}

/** margins[i] = offsets[i] + Σ_j x[i, j] · point[j], in four partial sums. */
function denseMargins<T>(x: usize, rows: u32, stride: u32, point: usize, offsets: usize, margins: usize): void {
  const pointEnd = point + ((<usize>stride) << 3)
  for (let end = margins + ((<usize>rows) << 3); margins < end; margins += 8, offsets += 8) {
    let a = zero
    let b = zero
    for (let w = point; w < pointEnd; w += 32, x += 4 * sizeof<T>()) {
      a = f64x2.add(a, f64x2.mul(pair<T>(x), v128.load(w)))
      b = f64x2.add(b, f64x2.mul(pair<T>(x + 2 * sizeof<T>()), v128.load(w, 16)))
    }
    const s = f64x2.add(a, b)
    store<f64>(margins, load<f64>(offsets) + (f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1)))
  }
}

export function denseMargins32(x: usize, rows: u32, stride: u32, point: usize, offsets: usize, margins: usize): void {
  denseMargins<f32>(x, rows, stride, point, offsets, margins)
}

export function denseMargins64(x: usize, rows: u32, stride: u32, point: usize, offsets: usize, margins: usize): void {
  denseMargins<f64>(x, rows, stride, point, offsets, margins)
}

/** gradient[j] += Σ_i slopes[i] · x[i, j]; four rows at a time, so that a sum is loaded once for four. */
function addDenseGradient<T>(x: usize, rows: u32, stride: u32, slopes: usize, gradient: usize): void {
  const rowBytes = <usize>stride * sizeof<T>()
  const end = gradient + ((<usize>stride) << 3)
  for (; rows >= 4; rows -= 4, x += rowBytes << 2, slopes += 32) {
    const s0 = v128.load64_splat(slopes)
    const s1 = v128.load64_splat(slopes, 8)
    const s2 = v128.load64_splat(slopes, 16)
    const s3 = v128.load64_splat(slopes, 24)
    let x0 = x
    let x1 = x + rowBytes
    let x2 = x1 + rowBytes
    let x3 = x2 + rowBytes
    for (let g = gradient; g < end; g += 16) {
      let sum = f64x2.add(v128.load(g), f64x2.mul(s0, pair<T>(x0)))
      sum = f64x2.add(sum, f64x2.mul(s1, pair<T>(x1)))
      sum = f64x2.add(sum, f64x2.mul(s2, pair<T>(x2)))
      v128.store(g, f64x2.add(sum, f64x2.mul(s3, pair<T>(x3))))
      x0 += 2 * sizeof<T>()
      x1 += 2 * sizeof<T>()
      x2 += 2 * sizeof<T>()
      x3 += 2 * sizeof<T>()
    }
  }
  for (; rows > 0; rows--, slopes += 8) {
    const s = v128.load64_splat(slopes)
    for (let g = gradient; g < end; g += 16, x += 2 * sizeof<T>()) v128.store(g, f64x2.add(v128.load(g), f64x2.mul(s, pair<T>(x))))
  }
}

export function addDenseGradient32(x: usize, rows: u32, stride: u32, slopes: usize, gradient: usize): void {
  addDenseGradient<f32>(x, rows, stride, slopes, gradient)
}

export function addDenseGradient64(x: usize, rows: u32, stride: u32, slopes: usize, gradient: usize): void {
  addDenseGradient<f64>(x, rows, stride, slopes, gradient)
}

/** Rows whose inputs stay in the first cache while all tiles pass over them. */
const cachedBytes: usize = 16384

/** hessian[i, j] += Σ_r x[r, i] · (curvatures[r] · x[r, j]) for j ≤ i, in tiles of 4 × 4 whose sums stay in registers. */
function addDenseHessian<T>(x: usize, rows: u32, stride: u32, curvatures: usize, hessian: usize): void {
  const rowBytes = <usize>stride * sizeof<T>()
  const most = max(<u32>8, <u32>(cachedBytes / rowBytes))
  while (rows > 0) {
    const count = min(rows, most)
    for (let i: u32 = 0; i < stride; i += 4) {
      for (let j: u32 = 0; j <= i; j += 4) {
        const into = hessian + ((<usize>(i * stride + j)) << 3)
        addTile<T>(x + <usize>i * sizeof<T>(), x + <usize>j * sizeof<T>(), rowBytes, count, curvatures, into, (<usize>stride) << 3)
      }
    }
    rows -= count
    x += rowBytes * <usize>count
    curvatures += (<usize>count) << 3
  }
}

function splat<T>(at: usize): v128 {
  if (sizeof<T>() === 4) return f64x2.splat(<f64>load<f32>(at))
  return v128.load64_splat(at)
}

function addTile<T>(a: usize, b: usize, rowBytes: usize, rows: u32, curvatures: usize, into: usize, intoRow: usize): void {
  const into1 = into + intoRow
  const into2 = into1 + intoRow
  const into3 = into2 + intoRow
  let h00 = v128.load(into)
  let h01 = v128.load(into, 16)
  let h10 = v128.load(into1)
  let h11 = v128.load(into1, 16)
  let h20 = v128.load(into2)
  let h21 = v128.load(into2, 16)
  let h30 = v128.load(into3)
  let h31 = v128.load(into3, 16)
  for (; rows > 0; rows--, a += rowBytes, b += rowBytes, curvatures += 8) {
    const c = v128.load64_splat(curvatures)
    const b0 = f64x2.mul(c, pair<T>(b))
    const b1 = f64x2.mul(c, pair<T>(b + 2 * sizeof<T>()))
    const a0 = splat<T>(a)
    h00 = f64x2.add(h00, f64x2.mul(a0, b0))
    h01 = f64x2.add(h01, f64x2.mul(a0, b1))
    const a1 = splat<T>(a + sizeof<T>())
    h10 = f64x2.add(h10, f64x2.mul(a1, b0))
    h11 = f64x2.add(h11, f64x2.mul(a1, b1))
    const a2 = splat<T>(a + 2 * sizeof<T>())
    h20 = f64x2.add(h20, f64x2.mul(a2, b0))
    h21 = f64x2.add(h21, f64x2.mul(a2, b1))
    const a3 = splat<T>(a + 3 * sizeof<T>())
    h30 = f64x2.add(h30, f64x2.mul(a3, b0))
    h31 = f64x2.add(h31, f64x2.mul(a3, b1))
  }
  v128.store(into, h00)
  v128.store(into, h01, 16)
  v128.store(into1, h10)
  v128.store(into1, h11, 16)
  v128.store(into2, h20)
  v128.store(into2, h21, 16)
  v128.store(into3, h30)
  v128.store(into3, h31, 16)
}

export function addDenseHessian32(x: usize, rows: u32, stride: u32, curvatures: usize, hessian: usize): void {
  addDenseHessian<f32>(x, rows, stride, curvatures, hessian)
}

export function addDenseHessian64(x: usize, rows: u32, stride: u32, curvatures: usize, hessian: usize): void {
  addDenseHessian<f64>(x, rows, stride, curvatures, hessian)
}

/** Of rows that list their cells: those of row i are `starts[i]` up to `starts[i + 1]`, counted in cells, columns ascending. */
export function sparseMargins(starts: usize, columns: usize, values: usize, rows: u32, point: usize, offsets: usize, margins: usize): void {
  for (; rows > 0; rows--, starts += 4, offsets += 8, margins += 8) {
    let sum: f64 = 0
    const end = load<u32>(starts, 4)
    for (let cell = load<u32>(starts); cell < end; cell++) {
      const column = load<u32>(columns + ((<usize>cell) << 2))
      sum += load<f64>(values + ((<usize>cell) << 3)) * load<f64>(point + ((<usize>column) << 3))
    }
    store<f64>(margins, load<f64>(offsets) + sum)
  }
}

export function addSparseGradient(starts: usize, columns: usize, values: usize, rows: u32, slopes: usize, gradient: usize): void {
  for (; rows > 0; rows--, starts += 4, slopes += 8) {
    const slope = load<f64>(slopes)
    const end = load<u32>(starts, 4)
    for (let cell = load<u32>(starts); cell < end; cell++) {
      const g = gradient + ((<usize>load<u32>(columns + ((<usize>cell) << 2))) << 3)
      store<f64>(g, load<f64>(g) + slope * load<f64>(values + ((<usize>cell) << 3)))
    }
  }
}

export function addSparseHessian(
  starts: usize,
  columns: usize,
  values: usize,
  rows: u32,
  stride: u32,
  curvatures: usize,
  hessian: usize,
): void {
  for (; rows > 0; rows--, starts += 4, curvatures += 8) {
    const curvature = load<f64>(curvatures)
    const start = load<u32>(starts)
    const end = load<u32>(starts, 4)
    for (let i = start; i < end; i++) {
      const into = hessian + ((<usize>(load<u32>(columns + ((<usize>i) << 2)) * stride)) << 3)
      const a = load<f64>(values + ((<usize>i) << 3))
      for (let j = start; j <= i; j++) {
        const h = into + ((<usize>load<u32>(columns + ((<usize>j) << 2))) << 3)
        store<f64>(h, load<f64>(h) + a * (curvature * load<f64>(values + ((<usize>j) << 3))))
      }
    }
  }
}
