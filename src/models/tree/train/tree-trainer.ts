/** Binned rows and the threads that grow trees on them, for one training. */
import { hash32 } from '../../../math/hash32.ts'
import type { Examples } from '../../examples.ts'
import type { TrainingRun } from '../../learner.ts'
import type { Crew } from '../../pool.ts'
import type { TreeModel } from '../tree-model.ts'
import { binRows } from './bin-rows.ts'
import { cutsOf } from './cuts.ts'
import { type GrownNode, growTree } from './grow-tree.ts'
import { histogramJob } from './histogram-job.ts'
import { quantize, sumRows } from './quantize.ts'
import { writeSettings } from './search-splits.ts'
import { TrainingMemory } from './training-memory.ts'
import type { TreeOptions } from './tree-options.ts'

const [rowSalt, columnSalt] = [0x50b5, 0xc015]

export class TreeTrainer {
  readonly cuts: readonly Float32Array[]
  readonly #shared: TrainingMemory
  readonly #crew: Crew
  readonly #options: TreeOptions
  readonly #seed: number

  private constructor(shared: TrainingMemory, crew: Crew, cuts: readonly Float32Array[], options: TreeOptions, seed: number) {
    this.#shared = shared
    this.#crew = crew
    this.cuts = cuts
    this.#options = options
    this.#seed = seed
  }

  static async open(
    { matrix, labels, features }: Examples,
    options: TreeOptions,
    { pool, seed }: TrainingRun<TreeModel>,
  ): Promise<TreeTrainer> {
    const sizes = { rows: labels.length, features: features.length, slots: slotsFor(options, labels.length), threads: pool.threads }
    const shared = new TrainingMemory(sizes)
    const cuts = cutsOf(matrix, labels.length, options.maxBins, seed)
    shared.cutCounts.set(cuts.map(({ length }) => length))
    shared.directions.set(features.map((name) => options.monotone[name] ?? 0))
    binRows(matrix, cuts, shared)
    return new TreeTrainer(shared, await pool.start(histogramJob, shared.shared()), cuts, options, seed)
  }

  grow(gradient: Float64Array, hessian: Float64Array, round: number): readonly GrownNode[] {
    const units = quantize(gradient, hessian, this.#shared)
    writeSettings(this.#shared, { ...this.#options, ...units })
    this.#sampleColumns(round)
    const rows = this.#sampleRows(round)
    return growTree(this.#shared, this.#crew, { rows, ...sumRows(this.#shared, rows, units) }, this.#options)
  }

  /** Adds to each row's margin the leaf that it falls into; `leaves` by node. */
  addLeaves(nodes: readonly GrownNode[], leaves: Float32Array, margins: Float64Array): void {
    const { order } = this.#shared
    if (this.#options.subsample < 1) this.#walkRows(nodes, leaves, margins)
    else {
      forEachLeaf(nodes, (node) => {
        const { start, end } = nodes[node]
        for (let i = start; i < end; i++) margins[order[i]] = Math.fround(margins[order[i]] + leaves[node])
      })
    }
  }

  close(): Promise<void> {
    return this.#crew.close()
  }

  #walkRows(nodes: readonly GrownNode[], leaves: Float32Array, margins: Float64Array): void {
    const { bins, sizes } = this.#shared
    for (let row = 0; row < sizes.rows; row++) {
      let number = 0
      for (let node = nodes[0]; node.left >= 0; node = nodes[number]) {
        const { feature, lastLeft, missingLeft } = node.split!
        const bin = bins[row * sizes.features + feature]
        number = (bin === 0 ? missingLeft === 1 : bin <= lastLeft) ? node.left : node.right
      }
      margins[row] = Math.fround(margins[row] + leaves[number])
    }
  }

  #sampleRows(round: number): number {
    const { order, sizes } = this.#shared
    const limit = this.#options.subsample * 2 ** 32
    let count = 0
    for (let row = 0; row < sizes.rows; row++) if (hash32(this.#seed, round, row, rowSalt) < limit) order[count++] = row
    return count
  }

  /** At least one column, whatever the share. */
  #sampleColumns(round: number): void {
    const { active } = this.#shared
    const wanted = Math.max(1, Math.round(this.#options.columnSample * active.length))
    const drawn = Uint32Array.from(active.keys()).sort(
      (a, b) => hash32(this.#seed, round, a, columnSalt) - hash32(this.#seed, round, b, columnSalt) || a - b,
    )
    active.fill(0)
    for (const column of drawn.subarray(0, wanted)) active[column] = 1
  }
}

function slotsFor({ maxDepth, maxLeaves }: TreeOptions, rows: number): number {
  const byDepth = maxDepth === 0 ? Infinity : 2 ** (maxDepth - 1)
  const byLeaves = maxLeaves === 0 ? Infinity : maxLeaves
  return Math.max(1, Math.min(byDepth, byLeaves, rows))
}

function forEachLeaf(nodes: readonly GrownNode[], visit: (node: number) => void, number = 0): void {
  const { left, right } = nodes[number]
  if (left < 0) visit(number)
  else {
    forEachLeaf(nodes, visit, left)
    forEachLeaf(nodes, visit, right)
  }
}
