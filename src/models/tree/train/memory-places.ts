/** Where in one memory everything lies that the threads share which grow a tree, and how many bytes and numbers each part takes. */
import { LinePlaces } from '../../../math/kernels/line-places.ts'
import { binsPerFeature } from '../../../math/kernels/tree-histogram.ts'
import { foundNumbers } from '../../../math/kernels/tree-split.ts'

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

/** Nodes of a level may all part at once, and leaves are at most twice the nodes that hold a histogram. */
export const partsFor = (slots: number): number => slots
export const leavesFor = (slots: number): number => 2 * slots

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
  const memory = new LinePlaces()
  const places = {
    settings: memory.take(8 * 8),
    tasks: memory.take((2 + taskNumbers * slots) * 4),
    parts: memory.take((2 + partNumbers * partsFor(slots)) * 4),
    partCounts: memory.take(threads * partsFor(slots) * 4),
    leafRows: memory.take((2 + 2 * leavesFor(slots)) * 4),
    leafValues: memory.take(leavesFor(slots) * 4),
    nodes: memory.take(slots * nodeNumbers * 8),
    chunks: memory.take(chunks * chunkNumbers * 8),
    drawn: memory.take(threads * drawnNumbers * 8),
    active: memory.take(features),
    directions: memory.take(features),
    cutCounts: memory.take(features * 4),
    cellStarts: memory.take((features + 1) * 4),
    found: memory.take(threads * slots * foundNumbers * 8),
    histograms: memory.take(slots * slotBytes(sizes)),
    margins: memory.take(rows * 8),
    gradients: memory.take(rows * 8),
    hessians: memory.take(rows * 8),
    derivatives: memory.take(rows * 8),
    order: memory.take(rows * 4),
    lefts: memory.take(rows * 4 + 16),
    rights: memory.take(rows * 4 + 16),
  }
  const bins = sizes.knownStarts.length > 0 ? sparsePlaces(sizes, memory) : densePlaces(sizes, memory)
  return { ...places, ...bins, end: memory.end }
}

/** `cuts` and `block` are where values lie while they are binned. */
function densePlaces({ rows, features, threads, shares }: MemorySizes, memory: LinePlaces) {
  const own = Array.from({ length: threads }, (_, thread) => shares[thread + 1] - shares[thread])
  return {
    bins: own.map((count) => memory.take(rows * strideOf(count) + 16)),
    columns: memory.take(rows * features),
    cuts: memory.take(features * binsPerFeature * 4),
    block: memory.take(Math.max(blockBytes, features * 4)),
    rowStarts: [] as number[],
    cells: 0,
    known: 0,
    knownBins: 0,
  }
}

/** Known cells row by row, by thread (`rowStarts`, `cells`), and feature by feature (`known` rows and their bins). */
function sparsePlaces({ rows, threads, knownStarts }: MemorySizes, memory: LinePlaces) {
  const count = knownStarts[knownStarts.length - 1]
  return {
    bins: [] as number[],
    columns: 0,
    cuts: 0,
    block: 0,
    rowStarts: Array.from({ length: threads }, () => memory.take((rows + 1) * 4)),
    cells: memory.take(count * 4),
    known: memory.take(count * 4),
    knownBins: memory.take(count),
  }
}
