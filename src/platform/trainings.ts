/**
 * Trainings: one at a time, in a process of its own, from the start to the gate's decision. Each is noted as a file beside the models
 * when it begins and when it ends, so that what became of it can be read after a restart, or a crash.
 */
import { join } from 'node:path'
import { NumberedFiles } from '../adapters/files/numbered-files.ts'
import type { TrainingOrder } from '../adapters/training/messages.ts'
import { train } from '../adapters/training/train.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { Timestamp } from '../domain/ids.ts'
import { currentModel, modelPromotions } from '../events/models.ts'
import type { Reader } from '../events/records.ts'
import { type AskedTraining, askedTraining } from './asked-training.ts'
import type { Models } from './models.ts'
import type { Training, TrainingInput, TrainingRecord, TrainingSummary } from './platform.ts'
import { type Rankers, rankerNames } from './rankers.ts'
import { asItEnded, summaryOf } from './training-summary.ts'
import type { WorkBoard } from './work-board.ts'

export interface TrainingParts {
  readonly dataDirectory: string
  readonly reader: Reader
  readonly models: Models
  readonly rankers: Rankers
  readonly board: WorkBoard
  readonly clock: Clock
  /** Area under the curve that a model may lose as it ages before somebody is told. */
  readonly decayAlarm: number
  /** Removes effects that nothing needs any more. */
  readonly cleanUp: () => Promise<TrainingRecord['removed']>
  readonly onFailure: (reason: unknown) => void
}

interface Running {
  readonly training: Training
  readonly record: Promise<TrainingRecord>
  /** Resolves when the end, good or bad, lies on disk. */
  readonly kept: Promise<void>
}

/** Versions whose ageing is measured. */
const mostAgeing = 8

export class Trainings {
  readonly #parts: TrainingParts
  readonly #files: NumberedFiles<Training>
  readonly #stop = new AbortController()
  #running: Running | undefined

  constructor(parts: TrainingParts) {
    this.#parts = parts
    this.#files = new NumberedFiles(join(parts.dataDirectory, 'models', 'trainings'))
  }

  async train(input: TrainingInput): Promise<TrainingRecord> {
    const { record, kept } = await this.#begin(input)
    await kept
    return record
  }

  async start(input: TrainingInput): Promise<Training> {
    return (await this.#begin(input)).training
  }

  /** As `start`, with its end, which is kept by then. */
  async begin(input: TrainingInput): Promise<{ readonly training: Training; readonly ended: Promise<TrainingRecord> }> {
    const { training, record, kept } = await this.#begin(input)
    return { training, ended: kept.then(() => record) }
  }

  async one(id: number): Promise<Training> {
    if (this.#running?.training.id === id) return this.#running.training
    if (!(await this.#files.has(id))) throw new PlatformError('not-found', `no training ${id}; list the trainings`, { field: 'id' })
    return asItEnded(await this.#files.read(id))
  }

  /** Newest first. */
  async all(): Promise<readonly TrainingSummary[]> {
    const noted = await this.#files.all()
    const running = this.#running?.training
    const others = noted.filter(({ id }) => id !== running?.id).map(asItEnded)
    return [...(running === undefined ? [] : [running]), ...others].map(summaryOf)
  }

  get isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running?.kept
  }

  async #begin(input: TrainingInput): Promise<Running> {
    const asked = askedTraining(input)
    const id = await this.#files.next()
    if (this.#running !== undefined) {
      throw new PlatformError('conflict', `training ${this.#running.training.id} is under way; wait until it has ended`, { field: 'plan' })
    }
    const training: Training = { id, plan: asked.plan.name, seed: asked.seed, startedAt: this.#parts.clock(), state: 'running' }
    const noted = this.#note(training)
    // Who is told of the end finds the record kept.
    const record = this.#parts.board.run(`Training ${training.plan}`, async (progress) => {
      await noted
      const found = this.#train(training, asked, (stage, done, total) => progress.step(done, total, stage))
      await this.#keepEnd(training, found)
      return found
    })
    const kept = record.then(
      () => undefined,
      () => undefined,
    )
    const running = { training, record, kept }
    this.#running = running
    await noted
    return running
  }

  /** Before it begins, so that one that a crash cuts short is not forgotten, nor its number given again. */
  async #note(training: Training): Promise<void> {
    try {
      await this.#files.keep(training)
    } catch (error) {
      this.#running = undefined
      throw error
    }
  }

  async #train(
    { id, seed }: Training,
    { plan, promote, shadows, scope }: AskedTraining,
    step: (stage: string, done: number, total: number) => void,
  ): Promise<TrainingRecord> {
    const { dataDirectory, reader, clock, models, rankers, decayAlarm } = this.#parts
    const model = rankerNames[plan.subject]
    const current = rankers.of(plan.subject).version
    const order = {
      training: id,
      dataDirectory,
      plan: plan.name,
      seed,
      shadows,
      scope,
      model,
      current,
      promoted: this.#promoted(model),
      decayAlarm,
    }
    const { report, versions, decay, scope: learned } = await train(order, step, this.#stop.signal)
    const version = report.best === undefined ? undefined : versions[report.best]
    // As it stands now: somebody may have pinned or promoted in the meantime.
    const before = currentModel(reader, model)
    const isPinned = before?.pinned === true
    const promoted = promote && report.gate.promoted && version !== undefined && !isPinned && version !== before?.version
    if (promoted) await models.promote(plan.subject, version, report.gate.reason)
    const removed = await this.#cleanUp()
    return { at: clock(), ...report, scope: learned, decay, versions, removed, promoted, ...(isPinned ? { keptBecausePinned: true } : {}) }
  }

  /** A training has not failed where only this did. */
  async #cleanUp(): Promise<TrainingRecord['removed']> {
    try {
      return await this.#parts.cleanUp()
    } catch (error) {
      this.#parts.onFailure(error)
      return []
    }
  }

  /** Those that ranked last, the current one first. */
  #promoted(model: string): TrainingOrder['promoted'] {
    const firstAt = new Map<string, Timestamp>()
    const promotions = modelPromotions(this.#parts.reader, model)
    for (const { version, at } of promotions) if (!firstAt.has(version)) firstAt.set(version, at)
    const newestFirst = [...new Set(promotions.toReversed().map(({ version }) => version))]
    return newestFirst.slice(0, mostAgeing).map((version) => ({ version, at: firstAt.get(version)! }))
  }

  async #keepEnd(training: Training, record: Promise<TrainingRecord>): Promise<void> {
    const ended = await record.then(
      (found): Training => ({ ...training, state: 'finished', record: found }),
      (error: unknown): Training => ({ ...training, state: 'failed', error: this.#reasonOf(error) }),
    )
    try {
      await this.#files.keep(ended)
    } finally {
      this.#running = undefined
    }
  }

  #reasonOf(error: unknown): string {
    if (this.#stop.signal.aborted) return 'the platform was closed before the training had ended'
    return error instanceof Error ? error.message : String(error)
  }
}
