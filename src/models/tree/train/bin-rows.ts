/** Values as bins, row by row: dense rows in blocks by the kernel, sparse cells one by one. */
import { kernelMemory } from '../../../math/kernels/kernel.ts'
import { binOf, treeHistogramKernel } from '../../../math/kernels/tree-histogram.ts'
import type { DenseMatrix, Matrix } from '../../examples.ts'
import { eachCell } from './cuts.ts'
import type { TrainingMemory } from './training-memory.ts'

const blockRows = 4096

export function binRows(matrix: Matrix, cuts: readonly Float32Array[], shared: TrainingMemory): void {
  if (matrix.kind === 'dense') binDense(matrix, cuts, shared)
  else {
    const { bins, columns, sizes } = shared
    for (let row = 0; row < sizes.rows; row++) {
      eachCell(matrix, row, (column, value) => {
        const bin = binOf(Math.fround(value), cuts[column])
        bins[row * sizes.features + column] = bin
        columns[column * sizes.rows + row] = bin
      })
    }
  }
}

/** Values pass through a memory of their own, a block at a time. */
function binDense({ values, width }: DenseMatrix, cuts: readonly Float32Array[], { bins, columns, sizes }: TrainingMemory): void {
  const [cutBytes, valueBytes] = [256 * 4, blockRows * width * 4]
  const memory = kernelMemory(cutBytes * width + valueBytes + blockRows)
  const cutArea = new Float32Array(memory.buffer, 0, 256 * width)
  const valueArea = new Float32Array(memory.buffer, cutBytes * width, blockRows * width)
  const binArea = new Uint8Array(memory.buffer, cutBytes * width + valueBytes, blockRows)
  const { binColumn } = treeHistogramKernel(memory)
  for (const [column, own] of cuts.entries()) cutArea.set(own, column * 256)
  for (let start = 0; start < sizes.rows; start += blockRows) {
    const rows = Math.min(blockRows, sizes.rows - start)
    valueArea.set(values.subarray(start * width, (start + rows) * width))
    for (const [column, { length }] of cuts.entries()) {
      const top = 2 ** (32 - Math.clz32(length))
      binColumn(valueArea.byteOffset + column * 4, width * 4, rows, column * cutBytes, length, top, binArea.byteOffset)
      columns.set(binArea.subarray(0, rows), column * sizes.rows + start)
      for (let row = 0, at = start * width + column; row < rows; row++, at += width) bins[at] = binArea[row]
    }
  }
}
