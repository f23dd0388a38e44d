/** Models as operators handle them: versions with their reports, promotion, roll-back, pins, and trainings that end at the gate. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmbeddedStore } from '../adapters/embedded/embedded-store.ts'
import type { ModelDirectory } from '../adapters/files/model-directory.ts'
import { train } from '../adapters/training/train.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import { currentModel, modelPromotions } from '../events/models.ts'
import { inputsOf } from '../models/describe-model.ts'
import { planNamed } from '../training/plans/plans.ts'
import { notFound } from './access.ts'
import type { ModelDetail, ModelVersion, Receipt, Subject, TrainingInput, TrainingRecord } from './platform.ts'
import { type Rankers, rankerNames } from './rankers.ts'
import type { Recorder } from './recorder.ts'
import type { WorkBoard } from './work-board.ts'

export interface ModelParts {
  readonly dataDirectory: string
  readonly store: EmbeddedStore
  readonly models: ModelDirectory
  readonly rankers: Rankers
  readonly recorder: Recorder
  readonly board: WorkBoard
  readonly clock: Clock
}

export class Models {
  readonly #parts: ModelParts
  readonly #stop = new AbortController()
  #running: Promise<unknown> | undefined

  constructor(parts: ModelParts) {
    this.#parts = parts
  }

  async versions(subject: Subject): Promise<readonly ModelVersion[]> {
    const { models, store } = this.#parts
    const name = rankerNames[subject]
    const current = currentModel(store, name)
    const promotions = modelPromotions(store, name)
    return Promise.all(
      (await models.versions(name)).toReversed().map(async (version) => ({
        subject,
        version,
        current: version === current?.version,
        pinned: version === current?.version && current.pinned,
        promotions: promotions.filter((one) => one.version === version).map(({ at, reason }) => ({ at, reason })),
        report: (await models.report(name, version)) ?? {},
      })),
    )
  }

  async detail(subject: Subject, version: string): Promise<ModelDetail> {
    const found = (await this.versions(subject)).find((one) => one.version === version)
    const published = found === undefined ? undefined : await this.#parts.models.load(version)
    if (found === undefined || published === undefined) throw notFound('model', version, 'publication')
    return { ...found, kind: published.artifact.model.kind, inputs: inputsOf(published.artifact.model) }
  }

  async promote(subject: Subject, version: string, reason: string, pinned = false): Promise<Receipt> {
    const { models, recorder, clock, rankers } = this.#parts
    const name = rankerNames[subject]
    if (!(await models.versions(name)).includes(version)) throw notFound('model', version, 'publication')
    const receipt = await recorder.append([
      { type: 'model-promoted', at: clock(), model: name, version, reason, ...(pinned ? { pinned } : {}) },
    ])
    await rankers.refresh()
    return receipt
  }

  /** To the version that ranked before the current one. */
  rollBack(subject: Subject, reason: string): Promise<Receipt> {
    const promotions = modelPromotions(this.#parts.store, rankerNames[subject])
    const current = promotions.at(-1)?.version
    const before = promotions.findLast(({ version }) => version !== current)
    if (before === undefined)
      throw new PlatformError('conflict', 'no other version has ranked before, so there is nothing to roll back to', { field: 'subject' })
    return this.promote(subject, before.version, reason)
  }

  /** One training at a time. */
  async train({ plan: planName = 'recruiter-search', seed = 1, promote = true }: TrainingInput): Promise<TrainingRecord> {
    if (this.#running !== undefined) {
      throw new PlatformError('conflict', 'a training is under way; wait until it has ended', { field: 'plan' })
    }
    const plan = known(planName)
    const running = this.#parts.board.run(`Training ${plan.name}`, (progress) =>
      this.#train(plan, seed, promote, (done, total) => progress.step(done, total)),
    )
    this.#running = running.catch(() => undefined)
    try {
      return await running
    } finally {
      this.#running = undefined
    }
  }

  /** Newest first. */
  async trainings(): Promise<readonly TrainingRecord[]> {
    const folder = this.#folder()
    const files = (await readdir(folder).catch(() => []))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .toReversed()
    return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as TrainingRecord))
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #train(plan: ReturnType<typeof planNamed>, seed: number, promote: boolean, step: (done: number, total: number) => void) {
    const { dataDirectory, store, clock } = this.#parts
    const model = rankerNames[plan.subject]
    const before = currentModel(store, model)
    const order = { dataDirectory, plan: plan.name, seed, threads: 1, model, current: before?.version }
    const { report, versions } = await train(order, (_, done, total) => step(done, total), this.#stop.signal)
    const version = report.best === undefined ? undefined : versions[report.best]
    const isPinned = before?.pinned === true
    const promoted = promote && report.gate.promoted && version !== undefined && !isPinned && version !== before?.version
    if (promoted) await this.promote(plan.subject, version, report.gate.reason)
    const record: TrainingRecord = { at: clock(), ...report, versions, promoted, ...(isPinned ? { keptBecausePinned: true } : {}) }
    await mkdir(this.#folder(), { recursive: true })
    await writeFile(join(this.#folder(), `${String(record.at).padStart(16, '0')}-${seed}.json`), JSON.stringify(record))
    return record
  }

  #folder(): string {
    return join(this.#parts.dataDirectory, 'models', 'trainings')
  }
}

function known(plan: string): ReturnType<typeof planNamed> {
  try {
    return planNamed(plan)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlatformError('invalid-request', error.message, { field: 'plan' })
  }
}
