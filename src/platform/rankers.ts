/** The model that ranks each subject now: the promoted one where it fits, else the one before it, else the built-in. */

import { modelPromotions } from '../events/models.ts'
import type { Reader } from '../events/records.ts'
import { servingFeatures } from '../features/serving-features.ts'
import type { ModelRegistry, Published } from '../models/model-registry.ts'
import { chooseRanker, type Ranker } from '../serving/ranking/ranker.ts'

export const rankerNames = { members: 'openings-ranker', jobs: 'seekers-ranker' } as const
type Subject = keyof typeof rankerNames

/** Versions tried before the built-in ranker: a model that refuses to load falls back to its predecessors. */
const longestChain = 3

export class Rankers {
  readonly #registry: ModelRegistry
  readonly #reader: Reader
  readonly #onRefusal: (reason: Error) => void
  #rankers: Readonly<Record<Subject, Ranker>>

  constructor(registry: ModelRegistry, reader: Reader, onRefusal: (reason: Error) => void) {
    this.#registry = registry
    this.#reader = reader
    this.#onRefusal = onRefusal
    this.#rankers = { members: this.#choose([], 'members'), jobs: this.#choose([], 'jobs') }
  }

  of(subject: Subject): Ranker {
    return this.#rankers[subject]
  }

  /** After a start and after each promotion: the next request ranks by what stands then. */
  async refresh(): Promise<void> {
    const [members, jobs] = [await this.#chain('members'), await this.#chain('jobs')]
    this.#rankers = { members: this.#choose(members, 'members'), jobs: this.#choose(jobs, 'jobs') }
  }

  async #chain(subject: Subject): Promise<readonly (Published | undefined)[]> {
    const promoted = modelPromotions(this.#reader, rankerNames[subject]).toReversed()
    const versions = [...new Set(promoted.map(({ version }) => version))].slice(0, longestChain)
    return Promise.all(versions.map((version) => this.#load(version)))
  }

  async #load(version: string): Promise<Published | undefined> {
    try {
      return await this.#registry.load(version)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#onRefusal(error)
      return undefined
    }
  }

  #choose(chain: readonly (Published | undefined)[], subject: Subject): Ranker {
    return chooseRanker(chain, subject, servingFeatures, (model, reason) => {
      this.#onRefusal(new Error(`the model ${model.name} ${model.version} refuses to rank; the one below it does`, { cause: reason }))
    })
  }
}
