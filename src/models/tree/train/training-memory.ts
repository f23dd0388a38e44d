/**
 * What the threads that grow a tree share: binned rows, margins and their derivatives, the rows of each node, histograms, tasks and
 * what was found. A thread owns a stretch of the features, whose bins lie together, row by row; a second copy lies feature by
 * feature, for parting rows. Rows with few known values keep those alone (sparse).
 */
import { kernelMemory } from '../../../math/kernels/kernel.ts'
import { foundNumbers } from '../../../math/kernels/tree-split.ts'
import type { SharedData } from '../../pool.ts'
import { sharedMemoryOf, sharedNumber, sharedWords } from '../../shared-values.ts'
import {
  chunkNumbers,
  drawnNumbers,
  leavesFor,
  type MemoryPlaces,
  type MemorySizes,
  nodeNumbers,
  partNumbers,
  partsFor,
  placesOf,
  taskNumbers,
} from './memory-places.ts'

const mostBytes = 3.5 * 2 ** 30

export class TrainingMemory {
  readonly sizes: MemorySizes
  readonly places: MemoryPlaces
  readonly memory: WebAssembly.Memory
  /** λ, least hessian of a child, units of a gradient and of a hessian, scales of both, share of the rows. */
  readonly settings: Float64Array
  readonly tasks: Int32Array
  readonly parts: Uint32Array
  /** By thread and part, how many rows went left. */
  readonly partCounts: Uint32Array
  /** By leaf: first row, row behind the last. */
  readonly leafRows: Uint32Array
  readonly leafValues: Float32Array
  readonly nodes: Float64Array
  readonly chunks: Float64Array
  readonly drawn: Float64Array
  readonly active: Uint8Array
  /** −1, 0 or 1 by feature. */
  readonly directions: Int8Array
  readonly cutCounts: Uint32Array
  /** By feature, the number of its first cell in a histogram. */
  readonly cellStarts: Uint32Array
  readonly found: Float64Array
  readonly margins: Float64Array
  readonly gradients: Float64Array
  readonly hessians: Float64Array
  /** Hessian at 2 · row, gradient at 2 · row + 1. */
  readonly derivatives: Int32Array
  readonly order: Uint32Array
  readonly lefts: Uint32Array
  readonly rights: Uint32Array

  constructor(sizes: MemorySizes, memory?: WebAssembly.Memory) {
    const places = placesOf(sizes)
    const { rows, features, slots, threads } = sizes
    this.sizes = sizes
    this.places = places
    this.memory = memory ?? kernelMemory(refuseTooMuch(places.end, sizes))
    const { buffer } = this.memory
    this.settings = new Float64Array(buffer, places.settings, 8)
    this.tasks = new Int32Array(buffer, places.tasks, 2 + taskNumbers * slots)
    this.parts = new Uint32Array(buffer, places.parts, 2 + partNumbers * partsFor(slots))
    this.partCounts = new Uint32Array(buffer, places.partCounts, threads * partsFor(slots))
    this.leafRows = new Uint32Array(buffer, places.leafRows, 2 + 2 * leavesFor(slots))
    this.leafValues = new Float32Array(buffer, places.leafValues, leavesFor(slots))
    this.nodes = new Float64Array(buffer, places.nodes, slots * nodeNumbers)
    this.chunks = new Float64Array(buffer, places.chunks, sizes.chunks * chunkNumbers)
    this.drawn = new Float64Array(buffer, places.drawn, threads * drawnNumbers)
    this.active = new Uint8Array(buffer, places.active, features)
    this.directions = new Int8Array(buffer, places.directions, features)
    this.cutCounts = new Uint32Array(buffer, places.cutCounts, features)
    this.cellStarts = new Uint32Array(buffer, places.cellStarts, features + 1)
    this.found = new Float64Array(buffer, places.found, threads * slots * foundNumbers)
    this.margins = new Float64Array(buffer, places.margins, rows)
    this.gradients = new Float64Array(buffer, places.gradients, rows)
    this.hessians = new Float64Array(buffer, places.hessians, rows)
    this.derivatives = new Int32Array(buffer, places.derivatives, rows * 2)
    this.order = new Uint32Array(buffer, places.order, rows)
    this.lefts = new Uint32Array(buffer, places.lefts, rows)
    this.rights = new Uint32Array(buffer, places.rights, rows)
  }

  get isSparse(): boolean {
    return this.sizes.knownStarts.length > 0
  }

  shared(): SharedData {
    return { ...this.sizes, memory: this.memory }
  }
}

export function sharedMemory(data: SharedData): TrainingMemory {
  const sizes = {
    rows: sharedNumber(data, 'rows'),
    features: sharedNumber(data, 'features'),
    slots: sharedNumber(data, 'slots'),
    threads: sharedNumber(data, 'threads'),
    chunks: sharedNumber(data, 'chunks'),
    cutCounts: sharedWords(data, 'cutCounts'),
    shares: sharedWords(data, 'shares'),
    knownStarts: sharedWords(data, 'knownStarts'),
  }
  return new TrainingMemory(sizes, sharedMemoryOf(data))
}

function refuseTooMuch(bytes: number, { rows, features, slots }: MemorySizes): number {
  if (bytes <= mostBytes) return bytes
  const size = `${(bytes / 2 ** 30).toFixed(1)} GiB`
  throw new RangeError(
    `${rows} rows of ${features} features need ${size} to train trees on, with histograms of ${slots} nodes; give fewer features, less depth (maxDepth, maxLeaves), fewer bins (maxBins), or a sample of the rows`,
  )
}
