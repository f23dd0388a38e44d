/**
 * Vectors of ids in training. Only vectors that a batch reads are stepped, with the means of Adam that they have (lazy Adam), so a
 * step costs what the batch holds and not what the vocabulary holds.
 */
import type { MatrixKernel } from '../../../math/kernels/gemm.ts'
import type { IdColumn } from '../../examples.ts'
import { firstVectors, meanVector, slotsOf, vocabularyOf } from '../id-vectors.ts'
import type { IdEmbedding } from '../neural-model.ts'
import { type NeuralMemory, settings } from './training-memory.ts'

/** One id column with its ids as slots of its vectors, which lie `stride` apart from `first` on among all vectors. */
export interface SlotColumn {
  readonly name: string
  readonly vocabulary: Uint32Array
  readonly starts: Uint32Array
  readonly slots: Uint32Array
  readonly dimension: number
  readonly stride: number
  readonly first: number
}

const vectorStep = 8

/** In the order given; each begins where the one before it ends. */
export function slotColumns(columns: readonly IdColumn[], dimension: number, least: number): SlotColumn[] {
  const stride = Math.ceil(dimension / vectorStep) * vectorStep
  let end = 0
  return columns.map((column) => {
    const { name, starts, ids } = column
    const vocabulary = vocabularyOf(column, least)
    const first = end
    end += (vocabulary.length + 1) * stride
    return { name, vocabulary, starts, slots: ids.map(slotsOf(vocabulary)), dimension, stride, first }
  })
}

export function vectorNumbers(columns: readonly SlotColumn[]): number {
  return columns.reduce((sum, { vocabulary, stride }) => sum + (vocabulary.length + 1) * stride, 0)
}

/** Vectors of `known`, where it has the id, else small drawn ones. */
export function startVectors(shared: NeuralMemory, columns: readonly SlotColumn[], seed: number, known: readonly IdEmbedding[]): void {
  columns.forEach(({ name, vocabulary, dimension, stride, first }, number) => {
    const old = known.find((embedding) => embedding.name === name)
    const oldSlotOf = slotsOf(old?.ids ?? new Uint32Array())
    const drawn = firstVectors((vocabulary.length + 1) * dimension, seed, number)
    for (let slot = 0; slot <= vocabulary.length; slot++) {
      const oldSlot = slot === 0 ? 0 : oldSlotOf(vocabulary[slot - 1])
      const from =
        old !== undefined && (slot === 0 || oldSlot > 0) ? old.vectors.subarray(oldSlot * dimension) : drawn.subarray(slot * dimension)
      shared.numbers.set(from.subarray(0, dimension), shared.vectors.weights + first + slot * stride)
    }
  })
}

/** Writes the mean vectors of a row, column by column. */
export function writeVectors(shared: NeuralMemory, columns: readonly SlotColumn[], row: number, to: number): void {
  let at = to
  for (const { starts, slots, dimension, stride, first } of columns) {
    const vectors = shared.numbers.subarray(shared.vectors.weights + first)
    meanVector({ vectors, stride, dimension }, slots, starts[row], starts[row + 1], shared.numbers, at)
    at += dimension
  }
}

/** The vectors that a batch reads: their gradients are gathered row by row, and then each is stepped once. */
export class VectorSteps {
  readonly #shared: NeuralMemory
  readonly #columns: readonly SlotColumn[]
  readonly #kernel: MatrixKernel
  readonly #isTouched: Uint8Array
  #touched: number[] = []

  constructor(shared: NeuralMemory, columns: readonly SlotColumn[], kernel: MatrixKernel) {
    this.#shared = shared
    this.#columns = columns
    this.#kernel = kernel
    this.#isTouched = new Uint8Array(shared.sizes.vectors / vectorStep)
  }

  /** `slopes`: place of the derivatives by the mean vectors of the row. */
  add(row: number, slopes: number): void {
    const { numbers, vectors } = this.#shared
    let at = slopes
    for (const { starts, slots, dimension, stride, first } of this.#columns) {
      const [start, end] = [starts[row], starts[row + 1]]
      const share = 1 / Math.max(1, end - start)
      for (let i = start; i < Math.max(end, start + 1); i++) {
        const place = first + (start === end ? 0 : slots[i]) * stride
        this.#touch(place)
        for (let number = 0; number < dimension; number++) numbers[vectors.gradient + place + number] += share * numbers[at + number]
      }
      at += dimension
    }
  }

  step(): void {
    const { numbers, vectors, settings: given } = this.#shared
    const { weights, gradient, m, v } = vectors
    const [scale, rate, correction] = [given[settings.scale], given[settings.rate], given[settings.correction]]
    const [l2, decay] = [given[settings.l2], given[settings.decay]]
    // One option is the dimension of all columns, so they have one stride.
    const stride = this.#columns[0]?.stride ?? 0
    for (const place of this.#touched) {
      this.#isTouched[place / vectorStep] = 0
      this.#kernel.adam(weights + place, gradient + place, m + place, v + place, stride, scale, rate, correction, l2, decay)
      numbers.fill(0, gradient + place, gradient + place + stride)
    }
    this.#touched = []
  }

  #touch(place: number): void {
    if (this.#isTouched[place / vectorStep] === 1) return
    this.#isTouched[place / vectorStep] = 1
    this.#touched.push(place)
  }
}
