/** Binned rows, margins and the threads that grow trees on them, for one training. */
import { hash32 } from '../../../math/hash32.ts'
import type { Examples, Matrix } from '../../examples.ts'
import type { TrainingRun } from '../../learner.ts'
import type { ObjectiveOptions } from '../../objectives/objective.ts'
import type { Crew } from '../../pool.ts'
import type { TreeModel } from '../tree-model.ts'
import { binRows, countKnown } from './bin-rows.ts'
import { cutsOf } from './cuts.ts'
import { growTree } from './grow-tree.ts'
import type { GrownNode } from './grown-node.ts'
import { addLeaves } from './leaf-rows.ts'
import { cellStartsOf } from './memory-places.ts'
import { chunkStarts, chunkSums, objectiveData } from './objective-data.ts'
import { quantize } from './quantize.ts'
import { steps } from './steps.ts'
import { TrainingMemory } from './training-memory.ts'
import { treeJob } from './tree-job.ts'
import type { TreeOptions } from './tree-options.ts'

const columnSalt = 0xc015
/** Where fewer of the cells are known than this, listing them takes less memory and time than a bin for each cell. */
const sparseShare = 0.2

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

  /** `base` is the margin that every row starts from. */
  static async open(
    examples: Examples,
    options: TreeOptions & ObjectiveOptions,
    base: number,
    { pool, seed }: TrainingRun<TreeModel>,
  ): Promise<TreeTrainer> {
    const { matrix, labels, features, requests } = examples
    const rows = labels.length
    const cuts = cutsOf(matrix, rows, options.maxBins, seed)
    const starts = chunkStarts(rows, requests)
    const knownStarts = knownIfFew(matrix, rows)
    const sizes = {
      rows,
      features: features.length,
      slots: slotsFor(options, rows),
      threads: pool.threads,
      chunks: starts.length - 1,
      cutCounts: Uint32Array.from(cuts, ({ length }) => length),
      shares: sharesOf(features.length, pool.threads, knownStarts),
      knownStarts,
    }
    const shared = new TrainingMemory(sizes)
    shared.cutCounts.set(sizes.cutCounts)
    shared.cellStarts.set(cellStartsOf(sizes))
    shared.directions.set(features.map((name) => options.monotone[name] ?? 0))
    shared.settings.set([options.lambda, options.minChildWeight])
    shared.settings[6] = options.subsample
    shared.margins.fill(base)
    const crew = await pool.start(treeJob, { ...objectiveData(examples, options, seed), ...shared.shared(), chunkStarts: starts })
    binRows(matrix, cuts, shared, crew)
    return new TreeTrainer(shared, crew, cuts, options, seed)
  }

  /** Derivatives at the margins, as whole numbers, and a tree that descends them; gives its nodes and the mean loss before it. */
  grow(round: number): { readonly nodes: readonly GrownNode[]; readonly loss: number } {
    this.#crew.step(steps.derive, round)
    const { loss, ...sizes } = chunkSums(this.#shared)
    const root = quantize(this.#shared, this.#crew, sizes, round)
    this.#sampleColumns(round)
    return { loss, nodes: growTree(this.#shared, this.#crew, root, this.#options) }
  }

  /** Adds to each row's margin the leaf that it falls into; `leaves` by node. */
  addLeaves(nodes: readonly GrownNode[], leaves: Float32Array): void {
    addLeaves(this.#shared, this.#crew, nodes, leaves, this.#options.subsample === 1)
  }

  close(): Promise<void> {
    return this.#crew.close()
  }

  /** At least one column, whatever the share. */
  #sampleColumns(round: number): void {
    const { active } = this.#shared
    const wanted = Math.max(1, Math.round(this.#options.columnSample * active.length))
    if (wanted === active.length) {
      active.fill(1)
      return
    }
    const drawn = Uint32Array.from(active.keys()).sort(
      (a, b) => hash32(this.#seed, round, a, columnSalt) - hash32(this.#seed, round, b, columnSalt) || a - b,
    )
    active.fill(0)
    for (const column of drawn.subarray(0, wanted)) active[column] = 1
  }
}

/** Where the known cells of each column would begin, or nothing where a bin for each cell is the better choice. */
function knownIfFew(matrix: Matrix, rows: number): Uint32Array {
  if (matrix.kind === 'dense') return new Uint32Array(0)
  const starts = countKnown(matrix)
  return starts[matrix.width] < sparseShare * rows * matrix.width ? starts : new Uint32Array(0)
}

/** Features by thread: as many to each, or of sparse rows as many known cells. */
function sharesOf(features: number, threads: number, knownStarts: Uint32Array): Uint32Array {
  const workBefore = (feature: number) => (knownStarts.length > 0 ? knownStarts[feature] + feature : feature)
  const shares = new Uint32Array(threads + 1)
  for (let thread = 1, feature = 0; thread <= threads; thread++) {
    while (feature < features && workBefore(feature) < (workBefore(features) * thread) / threads) feature++
    shares[thread] = thread === threads ? features : feature
  }
  return shares
}

function slotsFor({ maxDepth, maxLeaves }: TreeOptions, rows: number): number {
  const byDepth = maxDepth === 0 ? Infinity : 2 ** (maxDepth - 1)
  const byLeaves = maxLeaves === 0 ? Infinity : maxLeaves
  return Math.max(1, Math.min(byDepth, byLeaves, rows))
}
