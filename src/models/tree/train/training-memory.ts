/**
 * What the threads that grow a tree share: binned rows, margins and their derivatives, the rows of each node, histograms, tasks and
 * what was found. A thread owns a stretch of the features, whose bins lie together, row by row; a second copy lies feature by
 * feature, for parting rows. Rows with few known values keep those alone (sparse).
 */
import { kernelMemory } from '../../../math/kernels/kernel.ts'
import { binsPerFeature } from '../../../math/kernels/tree-histogram.ts'
import { foundNumbers } from '../../../math/kernels/tree-split.ts'
import type { SharedData } from '../../pool.ts'
import { sharedMemoryOf, sharedNumber, sharedWords } from '../../shared-values.ts'

export interface MemorySizes {
  readonly rows: number
  readonly features: number
  /** Nodes that hold a histogram at once. */
  readonly slots: number
  readonly threads: number
  /** Stretches of rows whose losses are summed apart, so that the sum does not depend on the threads. */
  readonly chunks: number
  /** Cuts of each feature. */
  readonly cutCounts: Uint32Array
  /** Thread t fills and searches features `shares[t]` up to `shares[t + 1]`. */
  readonly shares: Uint32Array
  /** Sparse rows: those of feature f that are known lie from `knownStarts[f]` on; one number more than there are features. Empty: dense. */
  readonly knownStarts: Uint32Array
}

export type MemoryPlaces = ReturnType<typeof placesOf>

/** Numbers a task of filling: slot, first and last place of its rows, slot that is its parent and becomes its sibling (−1: none). */
export const taskNumbers = 4
/** Numbers a task of parting: first row, row behind the last (places in the order), feature, last bin of the left side, unknown goes left. */
export const partNumbers = 5
/** Numbers of a slot's node: least and largest weight of its children, sums of its gradients and hessians. */
export const nodeNumbers = 4
/** Numbers of a chunk: loss, its weight, Σ|gradient|, Σ hessian. */
export const chunkNumbers = 4
/** Numbers a thread says of the rows of a tree: how many, whole gradients and hessians. */
export const drawnNumbers = 3
export const blockBytes = 2 ** 20
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

/** Nodes of a level may all part at once, and leaves are at most twice the nodes that hold a histogram. */
const partsFor = (slots: number): number => slots
const leavesFor = (slots: number): number => 2 * slots

export const slotBytes = (sizes: MemorySizes): number => cellsOf(sizes) * 8

/** By feature, its first cell; last, the number of all cells. Dense rows have 256 a feature, sparse ones as many as there are bins. */
export function cellStartsOf({ cutCounts, knownStarts, features }: MemorySizes): Uint32Array {
  const starts = new Uint32Array(features + 1)
  for (let feature = 0; feature < features; feature++)
    starts[feature + 1] = starts[feature] + (knownStarts.length > 0 ? cutCounts[feature] + 2 : binsPerFeature)
  return starts
}

function cellsOf(sizes: MemorySizes): number {
  return cellStartsOf(sizes)[sizes.features]
}

/** Bytes of a row in a thread's block: a row that fits into a line of the cache does not lie across two. */
export function strideOf(features: number): number {
  return features <= 64 ? 2 ** Math.ceil(Math.log2(Math.max(1, features))) : Math.ceil(features / 4) * 4
}

/** Places in bytes. */
export function placesOf(sizes: MemorySizes) {
  const { rows, features, slots, threads, chunks } = sizes
  let end = 0
  const take = (bytes: number): number => {
    const start = end
    end += Math.ceil(bytes / 64) * 64
    return start
  }
  const places = {
    settings: take(8 * 8),
    tasks: take((2 + taskNumbers * slots) * 4),
    parts: take((2 + partNumbers * partsFor(slots)) * 4),
    partCounts: take(threads * partsFor(slots) * 4),
    leafRows: take((2 + 2 * leavesFor(slots)) * 4),
    leafValues: take(leavesFor(slots) * 4),
    nodes: take(slots * nodeNumbers * 8),
    chunks: take(chunks * chunkNumbers * 8),
    drawn: take(threads * drawnNumbers * 8),
    active: take(features),
    directions: take(features),
    cutCounts: take(features * 4),
    cellStarts: take((features + 1) * 4),
    found: take(threads * slots * foundNumbers * 8),
    histograms: take(slots * slotBytes(sizes)),
    margins: take(rows * 8),
    gradients: take(rows * 8),
    hessians: take(rows * 8),
    derivatives: take(rows * 8),
    order: take(rows * 4),
    lefts: take(rows * 4 + 16),
    rights: take(rows * 4 + 16),
  }
  const bins = sizes.knownStarts.length > 0 ? sparsePlaces(sizes, take) : densePlaces(sizes, take)
  return { ...places, ...bins, end }
}

/** `cuts` and `block` are where values lie while they are binned. */
function densePlaces({ rows, features, threads, shares }: MemorySizes, take: (bytes: number) => number) {
  const own = Array.from({ length: threads }, (_, thread) => shares[thread + 1] - shares[thread])
  return {
    bins: own.map((count) => take(rows * strideOf(count) + 16)),
    columns: take(rows * features),
    cuts: take(features * binsPerFeature * 4),
    block: take(Math.max(blockBytes, features * 4)),
    rowStarts: [] as number[],
    cells: 0,
    known: 0,
    knownBins: 0,
  }
}

/** Known cells row by row, by thread (`rowStarts`, `cells`), and feature by feature (`known` rows and their bins). */
function sparsePlaces({ rows, threads, knownStarts }: MemorySizes, take: (bytes: number) => number) {
  const count = knownStarts[knownStarts.length - 1]
  return {
    bins: [] as number[],
    columns: 0,
    cuts: 0,
    block: 0,
    rowStarts: Array.from({ length: threads }, () => take((rows + 1) * 4)),
    cells: take(count * 4),
    known: take(count * 4),
    knownBins: take(count),
  }
}

function refuseTooMuch(bytes: number, { rows, features, slots }: MemorySizes): number {
  if (bytes <= mostBytes) return bytes
  const size = `${(bytes / 2 ** 30).toFixed(1)} GiB`
  throw new RangeError(
    `${rows} rows of ${features} features need ${size} to train trees on, with histograms of ${slots} nodes; give fewer features, less depth (maxDepth, maxLeaves), fewer bins (maxBins), or a sample of the rows`,
  )
}
