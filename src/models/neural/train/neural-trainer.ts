/** One training of a network: fills batches, has the threads pass over them, and gives the model as it stands. */
import { uniform } from '../../../math/hash32.ts'
import { matrixKernel } from '../../../math/kernels/gemm.ts'
import type { Examples } from '../../examples.ts'
import type { TrainingRun } from '../../learner.ts'
import type { Crew } from '../../pool.ts'
import { type RowSource, rowSource, type Standardization, type Standardize, standardizer } from '../../standardization.ts'
import { fromStored, padded, storedCount, toStored } from '../network-layout.ts'
import type { NeuralModel } from '../neural-model.ts'
import { AdamClock } from './adam-clock.ts'
import { type SlotColumn, startVectors, VectorSteps, vectorNumbers, writeVectors } from './id-training.ts'
import type { NeuralOptions } from './neural-options.ts'
import type { NeuralObjective } from './ranking-loss.ts'
import { pass, sliceJob, update } from './slice-job.ts'
import { NeuralMemory, slicesPerBatch } from './training-memory.ts'
import { drawOrder, type Units } from './units.ts'

export interface TrainerParts {
  readonly examples: Examples
  readonly standardization: Standardization
  readonly columns: readonly SlotColumn[]
  readonly objective: NeuralObjective
  readonly options: NeuralOptions
  /** Margin that the network starts from. */
  readonly base: number
  /** Of all losses of an epoch. */
  readonly totalWeight: number
}

export class NeuralTrainer {
  readonly #parts: TrainerParts
  readonly #shared: NeuralMemory
  readonly #crew: Crew
  readonly #seed: number
  readonly #source: RowSource
  readonly #standardize: Standardize
  readonly #vectorSteps: VectorSteps
  readonly #clock: AdamClock

  private constructor(parts: TrainerParts, shared: NeuralMemory, crew: Crew, seed: number) {
    this.#parts = parts
    this.#shared = shared
    this.#crew = crew
    this.#seed = seed
    this.#source = rowSource(parts.examples.matrix)
    this.#standardize = standardizer(parts.standardization, Int32Array.from(parts.examples.features.keys()))
    this.#vectorSteps = new VectorSteps(shared, parts.columns, matrixKernel(shared.memory))
    this.#clock = new AdamClock(parts.options, shared.settings, parts.totalWeight)
  }

  /** `start`: a model of the same shape to go on from. */
  static async open(parts: TrainerParts, run: TrainingRun<NeuralModel>, start: NeuralModel | undefined): Promise<NeuralTrainer> {
    const { examples, standardization, columns, options } = parts
    const shared = new NeuralMemory({
      inputs: examples.features.length + standardization.indicators.length,
      embedded: columns.reduce((sum, { dimension }) => sum + dimension, 0),
      hidden: options.layers,
      batchSize: padded(options.batchSize),
      threads: run.pool.threads,
      vectors: vectorNumbers(columns),
    })
    const { numbers, layout, network } = shared
    const stored = start?.parameters ?? firstParameters(shared, run.seed, parts.base)
    fromStored(layout, stored, numbers.subarray(network.weights, network.weights + layout.count))
    startVectors(shared, columns, run.seed, start?.embeddings ?? [])
    return new NeuralTrainer(parts, shared, await run.pool.start(sliceJob, shared.shared(parts.objective)), run.seed)
  }

  /** Passes over all units once; gives the mean loss. */
  epoch(units: Units, epoch: number, signal: AbortSignal): number {
    const { batchSize } = this.#parts.options
    const order = drawOrder(units, epoch, this.#seed, batchSize)
    const total = { sum: 0, weight: 0 }
    for (let unit = 0, start = 0; unit < order.ends.length; ) {
      signal.throwIfAborted()
      const first = unit
      while (unit < order.ends.length && order.ends[unit] - start <= batchSize) unit++
      const end = order.ends[unit - 1]
      this.#step(order.rows.subarray(start, end), order.ends.subarray(first, unit), start, total)
      start = end
    }
    return total.weight === 0 ? 0 : total.sum / total.weight
  }

  model(): NeuralModel {
    const { standardization, columns, options, examples } = this.#parts
    const { numbers, layout, network, vectors } = this.#shared
    return {
      kind: 'neural',
      features: examples.features,
      ...standardization,
      hidden: Uint32Array.from(options.layers),
      parameters: toStored(layout, numbers.subarray(network.weights, network.weights + layout.count)),
      embeddings: columns.map(({ name, vocabulary, dimension, stride, first }) => {
        const own = new Float32Array((vocabulary.length + 1) * dimension)
        for (let slot = 0; slot <= vocabulary.length; slot++) {
          const start = vectors.weights + first + slot * stride
          own.set(numbers.subarray(start, start + dimension), slot * dimension)
        }
        return { name, dimension, ids: vocabulary, vectors: own }
      }),
    }
  }

  close(): Promise<void> {
    return this.#crew.close()
  }

  #step(rows: Uint32Array, ends: Uint32Array, start: number, total: { sum: number; weight: number }): void {
    const { losses } = this.#shared
    this.#fill(rows, ends, start)
    losses.fill(0)
    this.#crew.step(pass)
    let [sum, weight] = [0, 0]
    for (let slice = 0; slice < slicesPerBatch; slice++) {
      sum += losses[2 * slice]
      weight += losses[2 * slice + 1]
    }
    total.sum += sum
    total.weight += weight
    if (!Number.isFinite(sum)) throw new RangeError('the training diverged; give a smaller "learningRate"')
    if (weight === 0) return
    this.#clock.tick(weight)
    if (this.#parts.columns.length > 0) this.#stepVectors(rows)
    this.#crew.step(update)
  }

  /** Slice of a unit: by the rows before it, so that slices are about equal whatever the threads. */
  #fill(rows: Uint32Array, ends: Uint32Array, start: number): void {
    const { unitStarts, sliceUnits } = this.#shared
    sliceUnits.fill(ends.length)
    unitStarts[0] = 0
    for (let unit = 0, slice = -1; unit < ends.length; unit++) {
      const wanted = Math.floor((slicesPerBatch * unitStarts[unit]) / rows.length)
      while (slice < wanted) sliceUnits[++slice] = unit
      unitStarts[unit + 1] = ends[unit] - start
    }
    this.#eachRow(rows, (row, place, slice, placeInSlice) => this.#fillRow(row, place, slice, placeInSlice))
  }

  #fillRow(row: number, place: number, slice: number, placeInSlice: number): void {
    const { labels, weights, offsets, slices, layout, numbers } = this.#shared
    const { examples, columns } = this.#parts
    labels[place] = examples.labels[row]
    weights[place] = examples.weights?.[row] ?? 1
    offsets[place] = examples.offsets?.[row] ?? 0
    const to = slices[slice].work.inputs + placeInSlice * layout.inputStride
    this.#standardize(this.#source.values, this.#source.seek(row), numbers, to)
    if (columns.length > 0) writeVectors(this.#shared, columns, row, to + layout.shape.inputs)
  }

  #stepVectors(rows: Uint32Array): void {
    const { slices, layout } = this.#shared
    this.#eachRow(rows, (row, _, slice, placeInSlice) =>
      this.#vectorSteps.add(row, slices[slice].work.embeddedSlopes + placeInSlice * layout.embeddedStride),
    )
    this.#vectorSteps.step()
  }

  #eachRow(rows: Uint32Array, visit: (row: number, place: number, slice: number, placeInSlice: number) => void): void {
    const { sliceUnits, unitStarts } = this.#shared
    for (let slice = 0; slice < slicesPerBatch; slice++) {
      const first = unitStarts[sliceUnits[slice]]
      const end = unitStarts[sliceUnits[slice + 1]]
      for (let place = first; place < end; place++) visit(rows[place], place, slice, place - first)
    }
  }
}

/** Evenly drawn with variance 2 / inputs (He et al. 2015), 1 / inputs for the output; biases 0. */
function firstParameters({ layout }: NeuralMemory, seed: number, base: number): Float32Array {
  const stored = new Float32Array(storedCount(layout.shape))
  const shapes = [
    ...layout.layers.map(({ inputs, outputs }) => ({ inputs, outputs, variance: 2 })),
    { inputs: layout.output.inputs, outputs: 1, variance: 1 },
  ]
  let at = 0
  for (const { inputs, outputs, variance } of shapes) {
    const widest = Math.sqrt((3 * variance) / Math.max(1, inputs))
    for (const end = at + inputs * outputs; at < end; at++) stored[at] = (2 * uniform(seed, at, 0x1417) - 1) * widest
  }
  stored[stored.length - 1] = base
  return stored
}
