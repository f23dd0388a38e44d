/** Effects of entities as weights by feature, while their rows are scored. */
import type { Rows } from '../model.ts'
import type { BoundCoordinate } from './bound-coordinate.ts'
import type { Effect } from './effect.ts'

/** The effect of a row's entity as weights by feature; rows of one entity that stand together share the work. */
export class EffectHolder {
  readonly #bound: BoundCoordinate
  readonly #effects: readonly (Effect | undefined)[] | undefined
  #held: Effect | undefined

  constructor(bound: BoundCoordinate, { effects, count }: Rows) {
    this.#bound = bound
    this.#effects = effects?.find(({ coordinate }) => coordinate === bound.name)?.effects
    const given = this.#effects?.length
    if (given !== undefined && given !== 1 && given !== count)
      throw new RangeError(`${given} effects of "${bound.name}" for ${count} rows; give one for each or one for all`)
  }

  /** False where the row's entity has no effect. */
  hold(row: number): boolean {
    if (!this.#bound.isRandom) return true
    const effect = this.#effects?.length === 1 ? this.#effects[0] : this.#effects?.[row]
    if (effect !== this.#held) {
      this.release()
      this.#held = effect
      if (effect !== undefined) write(this.#bound.weights, effect.features, effect.coefficients)
    }
    return effect !== undefined && effect.features.length > 0
  }

  /** Leaves the weights as zeros again. */
  release(): void {
    if (this.#held !== undefined) for (const feature of this.#held.features) this.#bound.weights[feature] = 0
    this.#held = undefined
  }
}

function write(weights: Float64Array, features: Uint32Array, coefficients: Float32Array): void {
  for (let i = 0; i < features.length; i++) weights[features[i]] = coefficients[i]
}
