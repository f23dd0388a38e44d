/**
 * One thread's share of growing a tree: of its own features it fills the histograms of the nodes in the task list and finds their
 * best splits. Sums are of whole numbers, so they are the same however the features are shared out.
 */
import { treeHistogramKernel } from '../../../math/kernels/tree-histogram.ts'
import type { PoolJob } from '../../pool.ts'
import { searchSplits } from './search-splits.ts'
import { type OwnFeatures, sharedMemory, slotBytes, type TrainingMemory, taskNumbers } from './training-memory.ts'

export const histogramJob = 'tree-histogram'
export const fillAndSearch = 1

export const runHistogramJob: PoolJob = (data, { thread, threads }) => {
  const shared = sharedMemory(data)
  const { features } = shared.sizes
  const own = { first: Math.floor((features * thread) / threads), end: Math.floor((features * (thread + 1)) / threads), thread }
  const fill = filler(shared, own)
  return () => {
    for (let task = 0; task < shared.tasks[0]; task++) {
      const [slot, start, end, parent] = shared.tasks.subarray(2 + task * taskNumbers, 2 + (task + 1) * taskNumbers)
      fill(slot, start, end, parent)
      searchSplits(shared, own, slot)
      if (parent >= 0) searchSplits(shared, own, parent)
    }
  }
}

function filler(shared: TrainingMemory, { first, end }: OwnFeatures) {
  const { memory, places, sizes } = shared
  const kernel = treeHistogramKernel(memory)
  const bytes = slotBytes(sizes.features)
  const [ownStart, ownBytes] = [slotBytes(first), slotBytes(end - first)]
  return (slot: number, rows: number, rowsEnd: number, parent: number) => {
    const histogram = places.histograms + slot * bytes
    new Uint8Array(memory.buffer, histogram + ownStart, ownBytes).fill(0)
    kernel.addRows(places.bins, sizes.features, first, end - first, rows, rowsEnd, places.derivatives, histogram)
    if (parent < 0) return
    const from = places.histograms + parent * bytes + ownStart
    kernel.subtract(from, from + ownBytes, histogram + ownStart)
  }
}
