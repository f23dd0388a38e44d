/**
 * What a network of dense layers computes: products of matrices and, beside them, the cheap passes between. Places and strides are
 * counted in float32 numbers. Columns come in eights (pad with zeros). Each sum adds in the order of `inner`, a product and then a
 * sum, each rounded: the result of a row does not depend on the rows beside it.
 */

const zero = f32x4.splat(0)

/** C[i, j] = Σ_p A[i, p] · B[p, j], where A[i, p] stands at a + i·aRow + p·aStep; so a transposed A costs nothing. */
export function product(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  rows: u32,
  inner: u32,
  columns: u32,
): void {
  const aRowBytes = aRow << 2
  const cRowBytes = cRow << 2
  const columnsEnd = (<usize>columns) << 2
  for (let column: usize = 0; column < columnsEnd; column += 32) {
    let at = a << 2
    let into = (c << 2) + column
    const from = (b << 2) + column
    let row: u32 = 0
    for (; row + 4 <= rows; row += 4, at += aRowBytes << 2, into += cRowBytes << 2)
      fourRows(at, aRowBytes, aStep << 2, from, bRow << 2, into, cRowBytes, inner)
    for (; row < rows; row++, at += aRowBytes, into += cRowBytes) oneRow(at, aStep << 2, from, bRow << 2, into, inner)
  }
}

// Eight accumulators, so that additions overlap and each number loaded is used four times.
function fourRows(a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, c: usize, cRow: usize, inner: u32): void {
  let c00 = zero,
    c01 = zero,
    c10 = zero,
    c11 = zero,
    c20 = zero,
    c21 = zero,
    c30 = zero,
    c31 = zero
  let a1 = a + aRow
  let a2 = a1 + aRow
  let a3 = a2 + aRow
  for (; inner > 0; inner--) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    const x0 = v128.load32_splat(a)
    c00 = f32x4.add(c00, f32x4.mul(x0, b0))
    c01 = f32x4.add(c01, f32x4.mul(x0, b1))
    const x1 = v128.load32_splat(a1)
    c10 = f32x4.add(c10, f32x4.mul(x1, b0))
    c11 = f32x4.add(c11, f32x4.mul(x1, b1))
    const x2 = v128.load32_splat(a2)
    c20 = f32x4.add(c20, f32x4.mul(x2, b0))
    c21 = f32x4.add(c21, f32x4.mul(x2, b1))
    const x3 = v128.load32_splat(a3)
    c30 = f32x4.add(c30, f32x4.mul(x3, b0))
    c31 = f32x4.add(c31, f32x4.mul(x3, b1))
    a += aStep
    a1 += aStep
    a2 += aStep
    a3 += aStep
    b += bRow
  }
  v128.store(c, c00)
  v128.store(c, c01, 16)
  v128.store(c + cRow, c10)
  v128.store(c + cRow, c11, 16)
  v128.store(c + (cRow << 1), c20)
  v128.store(c + (cRow << 1), c21, 16)
  v128.store(c + (cRow << 1) + cRow, c30)
  v128.store(c + (cRow << 1) + cRow, c31, 16)
}

function oneRow(a: usize, aStep: usize, b: usize, bRow: usize, c: usize, inner: u32): void {
  let c0 = zero,
    c1 = zero
  for (; inner > 0; inner--) {
    const x = v128.load32_splat(a)
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(b)))
    c1 = f32x4.add(c1, f32x4.mul(x, v128.load(b, 16)))
    a += aStep
    b += bRow
  }
  v128.store(c, c0)
  v128.store(c, c1, 16)
}

/** y = max(y + bias, 0) for each row of y. */
export function rectify(y: usize, bias: usize, rows: u32, width: u32): void {
  const end = (y + <usize>rows * <usize>width) << 2
  const biasEnd = (bias + <usize>width) << 2
  for (let at = y << 2; at < end; ) {
    for (let b = bias << 2; b < biasEnd; b += 16, at += 16) v128.store(at, f32x4.pmax(f32x4.add(v128.load(at), v128.load(b)), zero))
  }
}

/** d = 0 where y is not above 0: the derivative of max(·, 0). */
export function gate(d: usize, y: usize, count: u32): void {
  const end = (d + <usize>count) << 2
  for (let at = d << 2, other = y << 2; at < end; at += 16, other += 16)
    v128.store(at, v128.and(v128.load(at), f32x4.gt(v128.load(other), zero)))
}

/** into[j] = Σ_i d[i, j] */
export function sumRows(d: usize, rows: u32, width: u32, into: usize): void {
  const rowBytes = (<usize>width) << 2
  for (let column: usize = 0; column < rowBytes; column += 16) {
    let sum = zero
    let at = (d << 2) + column
    for (let row: u32 = 0; row < rows; row++, at += rowBytes) sum = f32x4.add(sum, v128.load(at))
    v128.store((into << 2) + column, sum)
  }
}

/** into[i] = a[i] · v + bias, rows of a of `width` numbers. */
export function dotRows(a: usize, v: usize, bias: usize, rows: u32, width: u32, into: usize): void {
  const vEnd = (v + <usize>width) << 2
  let at = a << 2
  for (let row: u32 = 0, to = into << 2; row < rows; row++, to += 4) {
    let s0 = zero,
      s1 = zero
    for (let w = v << 2; w < vEnd; w += 32, at += 32) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load(at), v128.load(w)))
      s1 = f32x4.add(s1, f32x4.mul(v128.load(at, 16), v128.load(w, 16)))
    }
    const s = f32x4.add(s0, s1)
    const sum = f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3))
    store<f32>(to, sum + load<f32>(bias << 2))
  }
}

/** into[j, i] = a[i, j] */
export function transpose(a: usize, aRow: usize, rows: u32, columns: u32, into: usize, intoRow: usize): void {
  for (let row: u32 = 0; row < rows; row++) {
    let at = (a + <usize>row * aRow) << 2
    let to = (into + <usize>row) << 2
    for (let column: u32 = 0; column < columns; column++, at += 4, to += intoRow << 2) store<f32>(to, load<f32>(at))
  }
}

/** into += from; `count` is a multiple of four. */
export function accumulate(into: usize, from: usize, count: u32): void {
  const end = (into + <usize>count) << 2
  for (let at = into << 2, other = from << 2; at < end; at += 16, other += 16) v128.store(at, f32x4.add(v128.load(at), v128.load(other)))
}

const beta1: f32 = 0.9
const beta2: f32 = 0.999
const epsilon: f32 = 1e-8

/**
 * Adam (Kingma and Ba 2015) with decoupled decay (Loshchilov and Hutter 2019): g = scale·gradient + l2·w, m and v its running means,
 * w −= rate·m / (√(correction·v) + ε) + decay·w. `rate` holds 1/(1 − β1^t), `correction` is 1/(1 − β2^t). `count` is a multiple of four.
 */
export function adam(
  w: usize,
  gradient: usize,
  m: usize,
  v: usize,
  count: u32,
  scale: f32,
  rate: f32,
  correction: f32,
  l2: f32,
  decay: f32,
): void {
  const end = (w + <usize>count) << 2
  let g_ = gradient << 2
  let m_ = m << 2
  let v_ = v << 2
  for (let at = w << 2; at < end; at += 16, g_ += 16, m_ += 16, v_ += 16) {
    const weight = v128.load(at)
    const g = f32x4.add(f32x4.mul(v128.load(g_), f32x4.splat(scale)), f32x4.mul(weight, f32x4.splat(l2)))
    const mean = f32x4.add(f32x4.mul(v128.load(m_), f32x4.splat(beta1)), f32x4.mul(g, f32x4.splat(1 - beta1)))
    const square = f32x4.add(f32x4.mul(v128.load(v_), f32x4.splat(beta2)), f32x4.mul(f32x4.mul(g, g), f32x4.splat(1 - beta2)))
    v128.store(m_, mean)
    v128.store(v_, square)
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(square, f32x4.splat(correction))), f32x4.splat(epsilon))
    const step = f32x4.add(f32x4.div(f32x4.mul(mean, f32x4.splat(rate)), root), f32x4.mul(weight, f32x4.splat(decay)))
    v128.store(at, f32x4.sub(weight, step))
  }
}
