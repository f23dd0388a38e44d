/** Counts the steps of Adam and writes what each needs to know. */
import { adamConstants } from '../../../math/kernels/gemm.ts'
import type { NeuralOptions } from './neural-options.ts'
import { settings } from './training-memory.ts'

export class AdamClock {
  readonly #options: NeuralOptions
  readonly #settings: Float64Array
  readonly #totalWeight: number
  #steps = 0

  /** `totalWeight`: of all losses of an epoch, beside which λ stands. */
  constructor(options: NeuralOptions, into: Float64Array, totalWeight: number) {
    this.#options = options
    this.#settings = into
    this.#totalWeight = totalWeight
  }

  /** `weight`: of the losses of the batch. A step descends their mean; λ/2·‖w‖² stands beside the sum over the epoch. */
  tick(weight: number): void {
    const { learningRate, l2, weightDecay } = this.#options
    this.#steps++
    this.#settings[settings.scale] = 1 / weight
    this.#settings[settings.rate] = learningRate / (1 - adamConstants.beta1 ** this.#steps)
    this.#settings[settings.correction] = 1 / (1 - adamConstants.beta2 ** this.#steps)
    this.#settings[settings.l2] = l2 / this.#totalWeight
    this.#settings[settings.decay] = learningRate * weightDecay
  }
}
