/**
 * Values as bins. Dense rows pass through the shared memory a block at a time, and each thread bins its own features there; of sparse
 * rows the known cells are binned one by one.
 */
import { binsPerFeature } from '../../../math/kernels/tree-histogram.ts'
import { binOf, treeRowsKernel } from '../../../math/kernels/tree-rows.ts'
import type { DenseMatrix, Matrix, SparseMatrix } from '../../examples.ts'
import type { Crew, JobStep, Place } from '../../pool.ts'
import { blockBytes, strideOf } from './memory-places.ts'
import { steps } from './steps.ts'
import type { TrainingMemory } from './training-memory.ts'

export function binRows(matrix: Matrix, cuts: readonly Float32Array[], shared: TrainingMemory, crew: Crew): void {
  if (matrix.kind === 'sparse' && shared.isSparse) listKnown(matrix, cuts, shared)
  else binBlocks(matrix, cuts, shared, crew)
}

function binBlocks(matrix: Matrix, cuts: readonly Float32Array[], { memory, places, sizes }: TrainingMemory, crew: Crew): void {
  const cutArea = new Float32Array(memory.buffer, places.cuts, sizes.features * binsPerFeature).fill(Infinity)
  for (const [feature, own] of cuts.entries()) cutArea.set(own, feature * binsPerFeature)
  const most = Math.max(1, Math.floor(blockBytes / 4 / matrix.width))
  const block = new Float32Array(memory.buffer, places.block, most * matrix.width)
  for (let start = 0; start < sizes.rows; start += most) {
    const count = Math.min(most, sizes.rows - start)
    if (matrix.kind === 'dense') copyDense(matrix, start, count, block)
    else copySparse(matrix, start, count, block)
    crew.step(steps.bin, start, count)
  }
}

function copyDense({ values, width }: DenseMatrix, start: number, count: number, block: Float32Array): void {
  block.set(values.subarray(start * width, (start + count) * width))
}

function copySparse({ starts, columns, values, width }: SparseMatrix, start: number, count: number, block: Float32Array): void {
  block.fill(NaN, 0, count * width)
  for (let row = start; row < start + count; row++) {
    for (let cell = starts[row]; cell < starts[row + 1]; cell++) block[(row - start) * width + columns[cell]] = values[cell]
  }
}

/** A thread's step: bins its features of the rows in the block. */
export function blockBinner({ memory, places, sizes }: TrainingMemory, { thread }: Place): JobStep {
  const { binColumn } = treeRowsKernel(memory)
  const { shares, features, rows } = sizes
  const [first, end] = [shares[thread], shares[thread + 1]]
  const stride = strideOf(end - first)
  return (_, [start, count]) => {
    for (let feature = first; feature < end; feature++) {
      const cuts = places.cuts + feature * binsPerFeature * 4
      const bins = places.bins[thread] + start * stride + feature - first
      const column = places.columns + feature * rows + start
      binColumn(places.block + feature * 4, features * 4, count, cuts, bins, stride, column)
    }
  }
}

/** How many cells of each column are known, summed up: those of column c would lie from `starts[c]` on. */
export function countKnown({ columns, values, width }: SparseMatrix): Uint32Array {
  const starts = new Uint32Array(width + 1)
  for (let cell = 0; cell < values.length; cell++) if (!Number.isNaN(values[cell])) starts[columns[cell] + 1]++
  for (let column = 0; column < width; column++) starts[column + 1] += starts[column]
  return starts
}

function listKnown(matrix: SparseMatrix, cuts: readonly Float32Array[], { memory, places, sizes, cellStarts }: TrainingMemory): void {
  const { rows, threads, shares, knownStarts } = sizes
  const count = knownStarts[sizes.features]
  const rowStarts = places.rowStarts.map((place) => new Uint32Array(memory.buffer, place, rows + 1))
  const cells = new Uint32Array(memory.buffer, places.cells, count)
  const known = new Uint32Array(memory.buffer, places.known, count)
  const knownBins = new Uint8Array(memory.buffer, places.knownBins, count)
  const columnEnds = knownStarts.slice()
  const ends = Array.from({ length: threads }, (_, thread) => knownStarts[shares[thread]])
  const ownerOf = ownersOf(shares, sizes.features)
  for (let row = 0; row < rows; row++) {
    for (let thread = 0; thread < threads; thread++) rowStarts[thread][row] = ends[thread]
    for (let cell = matrix.starts[row]; cell < matrix.starts[row + 1]; cell++) {
      const [feature, value] = [matrix.columns[cell], matrix.values[cell]]
      if (Number.isNaN(value)) continue
      const bin = binOf(Math.fround(value), cuts[feature])
      cells[ends[ownerOf[feature]]++] = cellStarts[feature] + bin
      known[columnEnds[feature]] = row
      knownBins[columnEnds[feature]++] = bin
    }
  }
  for (let thread = 0; thread < threads; thread++) rowStarts[thread][rows] = ends[thread]
}

function ownersOf(shares: Uint32Array, features: number): Uint8Array {
  const owners = new Uint8Array(features)
  for (let thread = 0; thread + 1 < shares.length; thread++) owners.fill(thread, shares[thread], shares[thread + 1])
  return owners
}
