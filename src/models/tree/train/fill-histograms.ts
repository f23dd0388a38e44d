/** A thread's step: of its own features it fills the histograms of the nodes in the task list and finds their best splits. */
import { treeHistogramKernel } from '../../../math/kernels/tree-histogram.ts'
import { foundNumbers, treeSplitKernel } from '../../../math/kernels/tree-split.ts'
import type { JobStep, Place } from '../../pool.ts'
import { nodeNumbers, slotBytes, strideOf, taskNumbers } from './memory-places.ts'
import type { TrainingMemory } from './training-memory.ts'

export function histogramFiller(shared: TrainingMemory, { thread }: Place): JobStep {
  const { tasks, places, sizes } = shared
  const [first, end] = [sizes.shares[thread], sizes.shares[thread + 1]]
  const fill = filler(shared, thread)
  const { searchSplits } = treeSplitKernel(shared.memory)
  const { active, directions, cutCounts, cellStarts, settings } = places
  const bytes = slotBytes(sizes)
  const search = (slot: number) => {
    const [histogram, node] = [places.histograms + slot * bytes, places.nodes + slot * nodeNumbers * 8]
    const found = places.found + (thread * sizes.slots + slot) * foundNumbers * 8
    searchSplits(first, end, active, directions, cutCounts, cellStarts, histogram, settings, node, found)
  }
  return () => {
    for (let task = 0; task < tasks[0]; task++) {
      const [slot, rows, rowsEnd, parent] = tasks.subarray(2 + task * taskNumbers, 2 + (task + 1) * taskNumbers)
      fill(slot, places.order + rows * 4, places.order + rowsEnd * 4, parent)
      search(slot)
      if (parent >= 0) search(parent)
    }
  }
}

function filler(shared: TrainingMemory, thread: number) {
  const { memory, places, sizes, cellStarts } = shared
  const kernel = treeHistogramKernel(memory)
  const [first, end] = [sizes.shares[thread], sizes.shares[thread + 1]]
  const stride = strideOf(end - first)
  const bytes = slotBytes(sizes)
  const [ownStart, ownBytes] = [cellStarts[first] * 8, (cellStarts[end] - cellStarts[first]) * 8]
  return (slot: number, rows: number, rowsEnd: number, parent: number) => {
    const histogram = places.histograms + slot * bytes
    const { derivatives, rowStarts, cells } = places
    new Uint8Array(memory.buffer, histogram + ownStart, ownBytes).fill(0)
    if (shared.isSparse)
      kernel.addSparseRows(rowStarts[thread], cells, rows, rowsEnd, derivatives, histogram, first, end, places.cellStarts)
    else kernel.addRows(places.bins[thread], stride, end - first, rows, rowsEnd, derivatives, histogram + ownStart)
    if (parent < 0) return
    const from = places.histograms + parent * bytes + ownStart
    kernel.subtract(from, from + ownBytes, histogram + ownStart)
  }
}
