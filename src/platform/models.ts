/** Models as operators handle them: versions with their reports, promotion, roll-back and pins. Nothing is ever deleted (I4). */
import type { ModelDirectory } from '../adapters/files/model-directory.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import { currentModel, modelPromotions, standingVersions } from '../events/models.ts'
import type { Reader } from '../events/records.ts'
import { importanceMeaning, inputsOf } from '../models/describe-model.ts'
import type { ModelReport } from '../models/model-registry.ts'
import { featureLabel } from '../serving/explanation/feature-labels.ts'
import { coldStart } from '../serving/ranking/cold-start.ts'
import type { ModelDetail, ModelVersion, PromotionReceipt, Subject } from './platform.ts'
import { type Rankers, rankerNames } from './rankers.ts'
import type { Recorder } from './recorder.ts'

export interface ModelParts {
  readonly reader: Reader
  readonly models: ModelDirectory
  readonly rankers: Rankers
  readonly recorder: Recorder
  readonly clock: Clock
}

interface Known {
  readonly name: string
  readonly version: string
}

/** Digits of a version that name it, where no other begins with them. */
const leastDigits = 6

export class Models {
  readonly #parts: ModelParts

  constructor(parts: ModelParts) {
    this.#parts = parts
  }

  async versions(subject: Subject): Promise<readonly ModelVersion[]> {
    const known = await this.#known(subject)
    return Promise.all(known.map((one) => this.#version(subject, one)))
  }

  async detail(subject: Subject, named: string): Promise<ModelDetail> {
    const found = await this.#resolve(subject, named)
    const { model } = (await this.#loaded(found.version)).artifact
    const inputs = inputsOf(model).map((input) => ({ ...input, label: featureLabel(input.name).label }))
    return {
      ...(await this.#version(subject, found)),
      report: await this.#report(found),
      kind: model.kind,
      inputs,
      importanceMeans: importanceMeaning(model),
    }
  }

  async promote(subject: Subject, named: string, reason: string, pinned = false): Promise<PromotionReceipt> {
    const { version } = await this.#resolve(subject, named)
    await this.#loaded(version)
    return this.#promoted(subject, { version, reason, ...(pinned ? { pinned } : {}) })
  }

  /** To what stood below: again and again, down to the built-in ranker. */
  async rollBack(subject: Subject, reason: string): Promise<PromotionReceipt> {
    const standing = standingVersions(modelPromotions(this.#parts.reader, rankerNames[subject]))
    const current = standing.at(-1)
    const before = standing.at(-2) ?? builtIn(subject)
    if (current === undefined || before === current)
      throw new PlatformError('conflict', 'no other version has ranked before, so there is nothing to roll back to', { field: 'subject' })
    await this.#loaded(before)
    return this.#promoted(subject, { version: before, reason, rollBack: true })
  }

  /** Also where the current version is damaged, so that it can be unpinned. */
  async pin(subject: Subject, pinned: boolean, reason: string): Promise<PromotionReceipt> {
    return this.#promoted(subject, { version: this.#current(subject).version, reason, ...(pinned ? { pinned } : {}) })
  }

  async #promoted(
    subject: Subject,
    promotion: { readonly version: string; readonly reason: string; readonly pinned?: true; readonly rollBack?: true },
  ): Promise<PromotionReceipt> {
    const { recorder, clock, rankers } = this.#parts
    const receipt = await recorder.append([{ type: 'model-promoted', at: clock(), model: rankerNames[subject], ...promotion }])
    await rankers.refresh()
    return { ...receipt, ranks: { ...rankers.serving(subject), pinned: this.#current(subject).pinned } }
  }

  #current(subject: Subject): { readonly version: string; readonly pinned: boolean } {
    return currentModel(this.#parts.reader, rankerNames[subject]) ?? { version: builtIn(subject), pinned: false }
  }

  async #version(subject: Subject, { name, version }: Known): Promise<ModelVersion> {
    const { reader, rankers } = this.#parts
    const current = this.#current(subject)
    const promotions = modelPromotions(reader, rankerNames[subject]).filter((one) => one.version === version)
    const { curve: _, ...report } = await this.#report({ name, version })
    const { instead } = rankers.serving(subject)
    return {
      subject,
      version,
      builtIn: name === coldStart(subject).name,
      current: version === current.version,
      serving: version === rankers.of(subject).version,
      ...(instead?.version === version ? { refusal: { reason: instead.reason, remedy: instead.remedy } } : {}),
      pinned: version === current.version && current.pinned,
      promotions: promotions.map(({ at, reason }) => ({ at, reason })),
      report,
    }
  }

  async #report({ name, version }: Known): Promise<ModelReport> {
    try {
      return (await this.#parts.models.report(name, version)) ?? {}
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return { warnings: [error.message] }
    }
  }

  async #loaded(version: string) {
    try {
      const published = await this.#parts.models.load(version)
      if (published !== undefined) return published
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new PlatformError('unavailable', error.message, { field: 'version' })
    }
    throw new PlatformError('unavailable', `the file of model ${version} is missing; restore it from a copy`, { field: 'version' })
  }

  async #resolve(subject: Subject, named: string): Promise<Known> {
    const fits = ({ version }: Known) => version === named || (named.length >= leastDigits && version.startsWith(named))
    const found = (await this.#known(subject)).filter(fits)
    if (found.length === 1) return found[0]!
    if (found.length === 0)
      throw new PlatformError(
        'not-found',
        `no version ${JSON.stringify(named)} of the ranker of ${subject} was published; give at least the first ${leastDigits} digits of one: \`mutual models --of ${subject}\` or GET /v1/models/${subject} lists them`,
        { field: 'version' },
      )
    throw new PlatformError('invalid-request', `${found.length} versions begin with ${named}; give more digits`, { field: 'version' })
  }

  /** Newest first; the built-in ones, of this release and of earlier ones, after the trained; the current one also where its file is gone. */
  async #known(subject: Subject): Promise<readonly Known[]> {
    const names = [rankerNames[subject], coldStart(subject).name]
    const versions = await Promise.all(names.map((name) => this.#parts.models.versions(name)))
    const kept = names.flatMap((name, i) => versions[i]!.toReversed().map((version) => ({ name, version })))
    const { version } = this.#current(subject)
    return kept.some((one) => one.version === version) ? kept : [{ name: rankerNames[subject], version }, ...kept]
  }
}

function builtIn(subject: Subject): string {
  return coldStart(subject).version
}
