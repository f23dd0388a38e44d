/** Columns of applications under construction: what was logged of each, under the names of its feature set. */
import type { Event } from '../../domain/event.ts'
import { jobTermColumn, memberTermColumn, termColumn } from '../../features/applicants/term-columns.ts'
import type { LabelledApplication } from './application-outcomes.ts'
import type { ApplicationRows, ApplicationSource, ReadApplications } from './application-rows.ts'
import { isHeldOutJob } from './held-out-jobs.ts'

export class ApplicationColumns {
  readonly #features: readonly string[]
  readonly #featureNames: ApplicationSource['featureNames']
  readonly #vectors: Float32Array[] = []
  readonly #applications: LabelledApplication[] = []
  readonly #memberTerms: Uint32Array[] = []
  readonly #jobTerms: Uint32Array[] = []
  readonly #known: Float64Array
  /** By feature set: where each feature stands in it, -1 where it does not. */
  readonly #places = new Map<string, Int32Array | undefined>()
  #withoutInputs = 0

  constructor(features: readonly string[], featureNames: ApplicationSource['featureNames']) {
    this.#features = features
    this.#featureNames = featureNames
    this.#known = new Float64Array(features.length)
  }

  async add(event: Event, application: LabelledApplication): Promise<void> {
    const inputs = event.type === 'applied' ? event.inputs : undefined
    const places = inputs && (await this.#placesIn(inputs.featureSet))
    if (inputs === undefined || places === undefined) {
      this.#withoutInputs++
      return
    }
    const vector = new Float32Array(places.length).fill(NaN)
    for (const [feature, place] of places.entries()) {
      if (place < 0) continue
      this.#known[feature]!++
      vector[feature] = inputs.vector[place]!
    }
    this.#vectors.push(vector)
    this.#applications.push(application)
    this.#memberTerms.push(inputs.memberTerms)
    this.#jobTerms.push(inputs.jobTerms)
  }

  finish(): Pick<ReadApplications, 'rows' | 'coverage' | 'withoutInputs'> {
    const all = this.#applications
    const values = new Float32Array(all.length * this.#features.length)
    this.#vectors.forEach((vector, row) => {
      values.set(vector, row * this.#features.length)
    })
    const rows: ApplicationRows = {
      features: this.#features,
      values,
      labels: Float64Array.from(all, ({ isPositive }) => Number(isPositive)),
      members: Uint32Array.from(all, ({ member }) => member),
      jobs: Uint32Array.from(all, ({ job }) => job),
      appliedAt: Float64Array.from(all, ({ appliedAt }) => appliedAt),
      knownAt: Float64Array.from(all, ({ knownAt }) => knownAt),
      heldOut: Uint8Array.from(all, ({ job }) => Number(isHeldOutJob(job))),
      memberTerms: termColumn(memberTermColumn, this.#memberTerms),
      jobTerms: termColumn(jobTermColumn, this.#jobTerms),
    }
    return { rows, coverage: this.#known.map((count) => (all.length === 0 ? 0 : count / all.length)), withoutInputs: this.#withoutInputs }
  }

  async #placesIn(featureSet: string): Promise<Int32Array | undefined> {
    if (!this.#places.has(featureSet)) {
      const names = await this.#featureNames(featureSet)
      this.#places.set(featureSet, names && Int32Array.from(this.#features, (feature) => names.lastIndexOf(feature)))
    }
    return this.#places.get(featureSet)
  }
}
