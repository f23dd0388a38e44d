/** Kernels of training trees: histograms, parting of rows, binning. Their plain twins stand below; places are in bytes. */
import { kernel } from './kernel.ts'

export const binsPerFeature = 256

export interface TreeHistogramKernel {
  /** Adds the derivatives of the listed rows to the cells of the features from `firstFeature` on; a histogram has 256 cells of 64 bits a feature. */
  addRows(
    bins: number,
    stride: number,
    firstFeature: number,
    features: number,
    rows: number,
    rowsEnd: number,
    derivatives: number,
    histogram: number,
  ): void
  /** from −= what */
  subtract(from: number, fromEnd: number, what: number): void
  /** Left rows first, both sides in their order; gives where the right side begins. */
  partRows(column: number, rows: number, rowsEnd: number, lastLeft: number, missingLeft: number, scratch: number): number
  binColumn(values: number, stride: number, rows: number, cuts: number, count: number, top: number, bins: number): void
}

export function treeHistogramKernel(memory: WebAssembly.Memory): TreeHistogramKernel {
  const { addRows, subtract, partRows, binColumn } = kernel('tree-histogram', memory)
  return { addRows, subtract, partRows, binColumn }
}

/** Gradient sums stand at odd, hessian sums at even places of `cells`: 2 · (feature · 256 + bin). */
export function plainAddRows(bins: Uint8Array, stride: number, rows: Uint32Array, derivatives: Int32Array, cells: Float64Array): void {
  for (const row of rows) {
    for (let feature = 0; feature < stride; feature++) {
      const cell = 2 * (feature * binsPerFeature + bins[row * stride + feature])
      cells[cell] += derivatives[2 * row] >>> 0
      cells[cell + 1] += derivatives[2 * row + 1]
    }
  }
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
