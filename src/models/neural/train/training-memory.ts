/**
 * What the threads that train a network share: the parameters with Adam's means, the batch, and for each slice of it a workspace and
 * a gradient. The number of slices is fixed and their gradients are summed in order, so that the sums are the same for any number
 * of threads.
 */
import { kernelMemory } from '../../../math/kernels/kernel.ts'
import type { SharedData } from '../../pool.ts'
import { sharedMemoryOf, sharedNumber, sharedWords } from '../../shared-values.ts'
import { type Workspace, workspaceFor } from '../network.ts'
import { counter, layOut, type NetworkLayout, type NetworkShape } from '../network-layout.ts'

export const slicesPerBatch = 8

export interface MemorySizes extends NetworkShape {
  readonly batchSize: number
  readonly threads: number
  /** Numbers of all vectors of ids. */
  readonly vectors: number
}

/** Places of the settings of a step. */
export const settings = { scale: 0, rate: 1, correction: 2, l2: 3, decay: 4 } as const

/** Vectors, their gradient and Adam's means. */
export interface Trained {
  readonly weights: number
  readonly gradient: number
  readonly m: number
  readonly v: number
}

export class NeuralMemory {
  readonly sizes: MemorySizes
  readonly layout: NetworkLayout
  readonly memory: WebAssembly.Memory
  readonly numbers: Float32Array
  /** Of the network; its gradient is the sum over slices, which is that of the first. */
  readonly network: Trained
  readonly vectors: Trained
  readonly slices: readonly { readonly work: Workspace; readonly gradient: number }[]
  /** By thread. */
  readonly transposed: readonly number[]
  /** By row of the batch. */
  readonly labels: Float64Array
  readonly weights: Float64Array
  readonly offsets: Float64Array
  readonly settings: Float64Array
  /** Loss and its weight, by slice. */
  readonly losses: Float64Array
  /** Slice s has the units of the batch from `sliceUnits[s]` up to `sliceUnits[s + 1]`. */
  readonly sliceUnits: Uint32Array
  /** First row of each unit in the batch, and one more: where the last ends. */
  readonly unitStarts: Uint32Array

  constructor(sizes: MemorySizes, memory?: WebAssembly.Memory) {
    const { batchSize, threads, vectors } = sizes
    const [take, taken] = counter()
    const layout = layOut(sizes)
    this.sizes = sizes
    this.layout = layout
    this.slices = Array.from({ length: slicesPerBatch }, () => ({
      work: workspaceFor(layout, batchSize, take),
      gradient: take(layout.count),
    }))
    this.network = { weights: take(layout.count), gradient: this.slices[0].gradient, m: take(layout.count), v: take(layout.count) }
    this.vectors = { weights: take(vectors), gradient: take(vectors), m: take(vectors), v: take(vectors) }
    this.transposed = Array.from({ length: threads }, () => take(layout.transposedCount))
    const doubles = Array.from([batchSize, batchSize, batchSize, 8, slicesPerBatch * 2], (count) => ({ count, at: take(count * 2) }))
    const words = Array.from([slicesPerBatch + 1, batchSize + 1], (count) => ({ count, at: take(count) }))
    this.memory = memory ?? kernelMemory(taken() * 4)
    const { buffer } = this.memory
    this.numbers = new Float32Array(buffer)
    const [labels, weights, offsets, steps, losses] = doubles.map(({ count, at }) => new Float64Array(buffer, at * 4, count))
    const [sliceUnits, unitStarts] = words.map(({ count, at }) => new Uint32Array(buffer, at * 4, count))
    this.labels = labels
    this.weights = weights
    this.offsets = offsets
    this.settings = steps
    this.losses = losses
    this.sliceUnits = sliceUnits
    this.unitStarts = unitStarts
  }

  shared(objective: string): SharedData {
    const { inputs, embedded, batchSize, threads, vectors, hidden } = this.sizes
    return { inputs, embedded, batchSize, threads, vectors, hidden: Uint32Array.from(hidden), objective, memory: this.memory }
  }
}

export function sharedNeural(data: SharedData): NeuralMemory {
  const [inputs, embedded] = [sharedNumber(data, 'inputs'), sharedNumber(data, 'embedded')]
  const [batchSize, threads] = [sharedNumber(data, 'batchSize'), sharedNumber(data, 'threads')]
  const vectors = sharedNumber(data, 'vectors')
  const hidden = [...sharedWords(data, 'hidden')]
  return new NeuralMemory({ inputs, embedded, batchSize, threads, vectors, hidden }, sharedMemoryOf(data))
}
