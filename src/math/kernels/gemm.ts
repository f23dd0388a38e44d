/**
 * Matrix products and the cheap passes between them, on one flat array of numbers: all that a network of dense layers computes.
 * The kernel works in float32 with SIMD; its plain twin (plain-gemm.ts) also in float64, where derivatives can be checked.
 */
import { kernel } from './kernel.ts'

/** Columns of a product come in multiples of so many; pad with zeros. */
export const columnStep = 8

/** Places, strides and counts in numbers. Each result of a row is the same whatever rows stand beside it. */
export interface MatrixKernel {
  /** C[i, j] = Σ_p A[i, p] · B[p, j], where A[i, p] stands at a + i·aRow + p·aStep. */
  product(
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    bRow: number,
    c: number,
    cRow: number,
    rows: number,
    inner: number,
    columns: number,
  ): void
  /** y = max(y + bias, 0), row by row. */
  rectify(y: number, bias: number, rows: number, width: number): void
  /** d = 0 where y ≤ 0 */
  gate(d: number, y: number, count: number): void
  /** into[j] = Σ_i d[i, j] */
  sumRows(d: number, rows: number, width: number, into: number): void
  /** into[i] = a[i] · v + bias */
  dotRows(a: number, v: number, bias: number, rows: number, width: number, into: number): void
  /** into[j, i] = a[i, j] */
  transpose(a: number, aRow: number, rows: number, columns: number, into: number, intoRow: number): void
  /** into += from; a count in fours. */
  accumulate(into: number, from: number, count: number): void
  /** One step of Adam, for a count in fours; the formula stands in kernels/gemm.ts. */
  adam(
    w: number,
    gradient: number,
    m: number,
    v: number,
    count: number,
    scale: number,
    rate: number,
    correction: number,
    l2: number,
    decay: number,
  ): void
}

export const adamConstants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }

/** On the float32 numbers of this memory. */
export function matrixKernel(memory: WebAssembly.Memory): MatrixKernel {
  const { product, rectify, gate, sumRows, dotRows, transpose, accumulate, adam } = kernel('gemm', memory)
  return { product, rectify, gate, sumRows, dotRows, transpose, accumulate, adam }
}
