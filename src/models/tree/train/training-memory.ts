/** What the threads that grow a tree share: binned rows, derivatives, the rows of each node, histograms, tasks and what was found. */

import { kernelMemory } from '../../../math/kernels/kernel.ts'
import { binsPerFeature } from '../../../math/kernels/tree-histogram.ts'
import type { SharedData } from '../../pool.ts'

export interface MemorySizes {
  readonly rows: number
  readonly features: number
  /** Nodes that hold a histogram at once. */
  readonly slots: number
  readonly threads: number
}

/** The features whose histograms a thread fills and searches. */
export interface OwnFeatures {
  readonly first: number
  readonly end: number
  readonly thread: number
}

/** Places in bytes. */
export interface MemoryPlaces {
  /** Row by row, for histograms. */
  readonly bins: number
  /** Feature by feature, for parting rows. */
  readonly columns: number
  readonly derivatives: number
  readonly order: number
  readonly scratch: number
  readonly histograms: number
  readonly settings: number
  readonly tasks: number
  readonly bounds: number
  readonly active: number
  readonly directions: number
  readonly cuts: number
  readonly found: number
  readonly end: number
}

export const slotBytes = (features: number): number => features * binsPerFeature * 8
/** Numbers that a thread says of the best split of a slot: gain, feature, last bin of the left side, missing goes left, sums of the left side. */
export const foundNumbers = 6
export const taskNumbers = 4
const mostBytes = 3.5 * 2 ** 30

export function placesOf({ rows, features, slots, threads }: MemorySizes): MemoryPlaces {
  let end = 0
  const take = (bytes: number): number => {
    const start = end
    end += Math.ceil(bytes / 16) * 16
    return start
  }
  const places = {
    settings: take(8 * 8),
    tasks: take((2 + taskNumbers * slots) * 4),
    bounds: take(slots * 2 * 8),
    active: take(features),
    directions: take(features),
    cuts: take(features * 4),
    found: take(threads * slots * foundNumbers * 8),
    histograms: take(slots * slotBytes(features)),
    derivatives: take(rows * 8),
    order: take(rows * 4),
    scratch: take(rows * 4 + 16),
    bins: take(rows * features + 16),
    columns: take(rows * features),
  }
  if (end > mostBytes) {
    const size = `${(end / 2 ** 30).toFixed(1)} GiB`
    throw new RangeError(
      `${rows} rows of ${features} features need ${size} to train trees on; give fewer features, or a sample of the rows`,
    )
  }
  return { ...places, end }
}

export class TrainingMemory {
  readonly sizes: MemorySizes
  readonly places: MemoryPlaces
  readonly memory: WebAssembly.Memory
  readonly bins: Uint8Array
  readonly columns: Uint8Array
  /** Hessian at 2 · row, gradient at 2 · row + 1. */
  readonly derivatives: Int32Array
  readonly order: Uint32Array
  /** λ, least hessian of a child, units of a gradient and of a hessian. */
  readonly settings: Float64Array
  /** Number of tasks, then of each: slot to fill, first and last place of its rows in bytes, slot that is its parent and becomes its sibling (−1: none). */
  readonly tasks: Int32Array
  /** Least and largest weight that a slot's children may have. */
  readonly bounds: Float64Array
  readonly active: Uint8Array
  /** −1, 0 or 1 by feature. */
  readonly directions: Int8Array
  readonly cutCounts: Uint32Array
  readonly found: Float64Array

  constructor(sizes: MemorySizes, memory = kernelMemory(placesOf(sizes).end)) {
    const places = placesOf(sizes)
    const { rows, features, slots, threads } = sizes
    const { buffer } = memory
    this.sizes = sizes
    this.places = places
    this.memory = memory
    this.bins = new Uint8Array(buffer, places.bins, rows * features)
    this.columns = new Uint8Array(buffer, places.columns, rows * features)
    this.derivatives = new Int32Array(buffer, places.derivatives, rows * 2)
    this.order = new Uint32Array(buffer, places.order, rows)
    this.settings = new Float64Array(buffer, places.settings, 8)
    this.tasks = new Int32Array(buffer, places.tasks, 2 + taskNumbers * slots)
    this.bounds = new Float64Array(buffer, places.bounds, slots * 2)
    this.active = new Uint8Array(buffer, places.active, features)
    this.directions = new Int8Array(buffer, places.directions, features)
    this.cutCounts = new Uint32Array(buffer, places.cuts, features)
    this.found = new Float64Array(buffer, places.found, threads * slots * foundNumbers)
  }

  shared(): SharedData {
    return { ...this.sizes, memory: this.memory }
  }
}

export function sharedMemory({ rows, features, slots, threads, memory }: SharedData): TrainingMemory {
  const sizes = { rows, features, slots, threads } as MemorySizes
  return new TrainingMemory(sizes, memory as WebAssembly.Memory)
}
