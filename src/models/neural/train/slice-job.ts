/**
 * One thread's share of a step of training. First, of its own slices of the batch: scores, losses, derivatives. Then, of its own range
 * of the parameters: the sum of the slices' gradients, in their order, and a step of Adam.
 */
import { columnStep, type MatrixKernel, matrixKernel } from '../../../math/kernels/gemm.ts'
import type { JobStep, PoolJob } from '../../pool.ts'
import { backward, forward, slopeStride, transposeWeights } from '../network.ts'
import { type LossOf, type NeuralObjective, rankingLosses } from './ranking-loss.ts'
import { type NeuralMemory, settings, sharedNeural, slicesPerBatch } from './training-memory.ts'

export const sliceJob = 'neural-slices'
export const pass = 1
export const update = 2

export const runSliceJob: PoolJob = (data, { thread, threads }) => {
  const shared = sharedNeural(data)
  const kernel = matrixKernel(shared.memory)
  const passSlice = slicePasser(shared, kernel, rankingLosses[data.objective as NeuralObjective], thread)
  const { count } = shared.layout
  const from = Math.floor(((count / columnStep) * thread) / threads) * columnStep
  const to = Math.floor(((count / columnStep) * (thread + 1)) / threads) * columnStep
  const step: JobStep = (command) => {
    if (command === update) return updateRange(shared, kernel, from, to)
    transposeWeights(kernel, shared.layout, shared.network.weights, shared.transposed[thread])
    for (let slice = thread; slice < slicesPerBatch; slice += threads) passSlice(slice)
  }
  return step
}

function slicePasser(shared: NeuralMemory, kernel: MatrixKernel, lossOf: LossOf, thread: number): (slice: number) => void {
  const { layout, numbers, offsets, sliceUnits, unitStarts, losses, sizes } = shared
  // By row of the batch, as labels are.
  const margins = new Float64Array(sizes.batchSize)
  const slopes = new Float64Array(sizes.batchSize)
  return (slice) => {
    const [firstUnit, endUnit] = [sliceUnits[slice], sliceUnits[slice + 1]]
    const [first, end] = [unitStarts[firstUnit], unitStarts[endUnit]]
    if (first === end) return
    const { work, gradient } = shared.slices[slice]
    forward(kernel, layout, shared.network.weights, work, end - first)
    for (let row = first; row < end; row++) margins[row] = numbers[work.scores + row - first] + offsets[row]
    const loss = { sum: 0, weight: 0 }
    slopes.fill(0, first, end)
    for (let unit = firstUnit; unit < endUnit; unit++) lossOf(margins, shared, unitStarts[unit], unitStarts[unit + 1], slopes, loss)
    for (let row = first; row < end; row++) numbers[work.slopes + (row - first) * slopeStride] = slopes[row]
    const places = { parameters: shared.network.weights, transposed: shared.transposed[thread], gradient }
    backward(kernel, layout, places, work, end - first)
    losses[2 * slice] = loss.sum
    losses[2 * slice + 1] = loss.weight
  }
}

function updateRange(shared: NeuralMemory, kernel: MatrixKernel, from: number, to: number): void {
  const { network, slices, sliceUnits, layout } = shared
  for (let slice = 1; slice < slicesPerBatch; slice++) {
    if (sliceUnits[slice] < sliceUnits[slice + 1]) kernel.accumulate(network.gradient + from, slices[slice].gradient + from, to - from)
  }
  const biases = Math.min(Math.max(layout.weightCount, from), to)
  stepRange(shared, kernel, from, biases, true)
  stepRange(shared, kernel, biases, to, false)
}

function stepRange({ network, settings: given }: NeuralMemory, kernel: MatrixKernel, from: number, to: number, decays: boolean): void {
  const [l2, decay] = decays ? [given[settings.l2], given[settings.decay]] : [0, 0]
  const { weights, gradient, m, v } = network
  const [scale, rate, correction] = [given[settings.scale], given[settings.rate], given[settings.correction]]
  kernel.adam(weights + from, gradient + from, m + from, v + from, to - from, scale, rate, correction, l2, decay)
}
