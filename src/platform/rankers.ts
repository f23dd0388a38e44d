/**
 * The model that ranks each subject now: the promoted one where it fits, else the one before it, else the built-in; and, where it is
 * not the promoted one, why.
 */
import { currentModel, modelPromotions, standingVersions } from '../events/models.ts'
import type { Reader } from '../events/records.ts'
import { applicantFeatures } from '../features/applicants/applicant-features.ts'
import { servingFeatures } from '../features/serving-features.ts'
import type { CoefficientStore } from '../models/glmix/coefficient-store.ts'
import type { GlmixModel, StoredEffects } from '../models/glmix/glmix-model.ts'
import { storedEffectsOf } from '../models/glmix/stored-effects.ts'
import type { ModelRegistry, Published } from '../models/model-registry.ts'
import { coldStart, type RankedSubject, rankedSubjects } from '../serving/ranking/cold-start.ts'
import { chooseRanker, type Ranker } from '../serving/ranking/ranker.ts'
import type { ServingModel } from './platform.ts'

export const rankerNames: Readonly<Record<RankedSubject, string>> = {
  members: 'openings-ranker',
  jobs: 'seekers-ranker',
  applicants: 'applicants-ranker',
}

/** Columns of the rows that each ranks. */
const inputsOf: Readonly<Record<RankedSubject, readonly string[]>> = {
  members: servingFeatures,
  jobs: servingFeatures,
  applicants: applicantFeatures,
}

interface Standing {
  readonly ranker: Ranker
  /** Absent where the current version ranks. */
  readonly instead?: NonNullable<ServingModel['instead']>
}

export class Rankers {
  readonly #registry: ModelRegistry
  readonly #reader: Reader
  readonly #coefficients: Pick<CoefficientStore, 'versions'>
  readonly #onRefusal: (reason: Error) => void
  #standings: Readonly<Record<RankedSubject, Standing>>
  #refreshing: Promise<void> = Promise.resolve()

  constructor(
    registry: ModelRegistry,
    reader: Reader,
    coefficients: Pick<CoefficientStore, 'versions'>,
    onRefusal: (reason: Error) => void,
  ) {
    this.#registry = registry
    this.#reader = reader
    this.#coefficients = coefficients
    this.#onRefusal = onRefusal
    const builtIn = (subject: RankedSubject) => ({
      ranker: chooseRanker([], subject, inputsOf[subject], (_, refusal) => onRefusal(refusal)),
    })
    this.#standings = { members: builtIn('members'), jobs: builtIn('jobs'), applicants: builtIn('applicants') }
  }

  of(subject: RankedSubject): Ranker {
    return this.#standings[subject].ranker
  }

  serving(subject: RankedSubject): ServingModel {
    const { ranker, instead } = this.#standings[subject]
    const builtIn = ranker.version === coldStart(subject).version
    return { subject, name: ranker.name, version: ranker.version, builtIn, ...(instead === undefined ? {} : { instead }) }
  }

  /** After a start and after each promotion: the next request ranks by what stands then. One after the other, so that the last promotion stands. */
  refresh(): Promise<void> {
    const refreshed = this.#refreshing.then(() => this.#refresh())
    this.#refreshing = refreshed.catch(() => undefined)
    return refreshed
  }

  async #refresh(): Promise<void> {
    const standings: Record<string, Standing> = {}
    for (const subject of rankedSubjects) standings[subject] = await this.#standing(subject)
    this.#standings = standings as Record<RankedSubject, Standing>
  }

  async #standing(subject: RankedSubject): Promise<Standing> {
    const standing = standingVersions(modelPromotions(this.#reader, rankerNames[subject]))
    const reasons = new Map<string, string>()
    const ranker = await this.#firstThatFits(subject, [...new Set(standing.toReversed())], reasons)
    const current = currentModel(this.#reader, rankerNames[subject])?.version
    if (current === undefined || current === ranker.version) return { ranker }
    const instead = { version: current, reason: reasons.get(current)!, remedy: remedyFor(subject, current) }
    return { ranker: { ...ranker, insteadOf: current }, instead }
  }

  /** The newest that loads and fits; only so many are loaded. The built-in ranker where none is left. */
  async #firstThatFits(subject: RankedSubject, versions: readonly string[], reasons: Map<string, string>): Promise<Ranker> {
    const choose = (chain: readonly Published[]) =>
      chooseRanker(chain, subject, inputsOf[subject], ({ name, version }, refusal) => {
        reasons.set(version, refusal.message)
        this.#onRefusal(
          new Error(`the model ${name} ${version} refuses to rank (${refusal.message}); the one below it does`, { cause: refusal }),
        )
      })
    for (const version of versions) {
      const published = await this.#load(version, reasons)
      const ranker = published === undefined ? undefined : choose([published])
      if (ranker?.version === version) return ranker
    }
    return choose([])
  }

  #missingEffects({ artifact: { model } }: Published): StoredEffects | undefined {
    const stored = model.kind === 'glmix' ? storedEffectsOf(model as GlmixModel) : []
    return stored.find(({ coordinate, version }) => !this.#coefficients.versions(coordinate).includes(version))
  }

  async #load(version: string, reasons: Map<string, string>): Promise<Published | undefined> {
    const refuse = (reason: Error) => {
      reasons.set(version, reason.message)
      this.#onRefusal(reason)
      return undefined
    }
    try {
      const published = await this.#registry.load(version)
      if (published === undefined) return refuse(new Error(`the file of model ${version} is missing; restore it from a copy`))
      const missing = this.#missingEffects(published)
      return missing === undefined
        ? published
        : refuse(
            new Error(`the effects ${missing.coordinate} of model ${version} are missing; restore the folder coefficients/ from a copy`),
          )
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return refuse(error)
    }
  }
}

function remedyFor(subject: RankedSubject, version: string): string {
  const file = `models/${rankerNames[subject]}/${version}.model`
  return `restore ${file} in the data folder from a copy and start anew, or promote another version (\`mutual models --of ${subject}\` lists them), or roll back`
}
