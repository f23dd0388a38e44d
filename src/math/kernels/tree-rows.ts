/** Kernels that take rows through a training of trees: binning, whole derivatives, parting, leaves. Plain twins below; places are in bytes. */
import { kernel } from './kernel.ts'

export interface TreeRowsKernel {
  /** Left rows to `lefts`, right ones to `rights`, both in their order; gives where the left ones end. Both need room for all rows. */
  partRows(column: number, rows: number, rowsEnd: number, lastLeft: number, missingLeft: number, lefts: number, rights: number): number
  /** The same by a column that lists the rows that have a bin, and their bins. */
  partSparseRows(
    known: number,
    knownEnd: number,
    bins: number,
    rows: number,
    rowsEnd: number,
    lastLeft: number,
    missingLeft: number,
    lefts: number,
    rights: number,
  ): number
  /** Bins a column of values by 255 cuts, filled up with infinity; written row by row, `stride` bytes apart, and side by side to `column`. */
  binColumn(values: number, valueStride: number, rows: number, cuts: number, bins: number, stride: number, column: number): void
  quantize(gradients: number, hessians: number, rows: number, gradientScale: number, hessianScale: number, derivatives: number): void
  /** Adds to the margin of each listed row a leaf, in float32. */
  addLeaf(rows: number, rowsEnd: number, leaf: number, margins: number): void
}

export function treeRowsKernel(memory: WebAssembly.Memory): TreeRowsKernel {
  const { partRows, partSparseRows, binColumn, quantize, addLeaf } = kernel('tree-rows', memory)
  return { partRows, partSparseRows, binColumn, quantize, addLeaf }
}

/** 0 where the value is not known, else one more than the number of cuts that do not exceed it. */
export function binOf(value: number, cuts: Float32Array): number {
  if (Number.isNaN(value)) return 0
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cuts[middle] <= value) low = middle + 1
    else high = middle
  }
  return low + 1
}

/** Whole numbers, halves to the even one. */
export function roundToEven(value: number): number {
  const whole = Math.floor(value)
  const rest = value - whole
  return rest > 0.5 || (rest === 0.5 && whole % 2 !== 0) ? whole + 1 : whole
}
