/** Kernels that sum derivatives by feature and bin. Their plain twin stands below; places are in bytes. */
import { kernel } from './kernel.ts'

/** Of a feature of dense rows; a cell is 64 bits. */
export const binsPerFeature = 256

export interface TreeHistogramKernel {
  /** Adds the derivatives of the listed rows (`stride` bytes each, one bin a feature) to a histogram of 256 cells a feature. */
  addRows(bins: number, stride: number, features: number, rows: number, rowsEnd: number, derivatives: number, histogram: number): void
  /** The same of rows that list the cells that are known; bin 0 of features `first` up to `end` gets what the others have not. */
  addSparseRows(
    starts: number,
    cells: number,
    rows: number,
    rowsEnd: number,
    derivatives: number,
    histogram: number,
    first: number,
    end: number,
    offsets: number,
  ): void
  /** from −= what */
  subtract(from: number, fromEnd: number, what: number): void
}

export function treeHistogramKernel(memory: WebAssembly.Memory): TreeHistogramKernel {
  const { addRows, addSparseRows, subtract } = kernel('tree-histogram', memory)
  return { addRows, addSparseRows, subtract }
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
