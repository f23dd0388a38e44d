/**
 * Trainings: one at a time, in a process of its own, from the start to the gate's decision. What became of each is kept as a file
 * beside the models, so that it can be read after a restart.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { train } from '../adapters/training/train.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import { currentModel } from '../events/models.ts'
import type { Reader } from '../events/records.ts'
import { shadowFeatures } from '../features/sets.ts'
import type { Plan } from '../training/plan.ts'
import { planNamed } from '../training/plans/plans.ts'
import type { Models } from './models.ts'
import type { Training, TrainingInput, TrainingRecord, TrainingSummary } from './platform.ts'
import { type Rankers, rankerNames } from './rankers.ts'
import type { WorkBoard } from './work-board.ts'

export interface TrainingParts {
  readonly dataDirectory: string
  readonly reader: Reader
  readonly models: Models
  readonly rankers: Rankers
  readonly board: WorkBoard
  readonly clock: Clock
}

interface Asked {
  readonly plan: Plan
  readonly promote: boolean
  readonly shadows: readonly string[]
}

interface Running {
  readonly training: Training
  readonly record: Promise<TrainingRecord>
  /** Resolves when the end, good or bad, lies on disk. */
  readonly kept: Promise<void>
}

export class Trainings {
  readonly #parts: TrainingParts
  readonly #stop = new AbortController()
  #running: Running | undefined

  constructor(parts: TrainingParts) {
    this.#parts = parts
  }

  async train(input: TrainingInput): Promise<TrainingRecord> {
    const { record, kept } = await this.#begin(input)
    await kept
    return record
  }

  async start(input: TrainingInput): Promise<Training> {
    return (await this.#begin(input)).training
  }

  async one(id: number): Promise<Training> {
    if (this.#running?.training.id === id) return this.#running.training
    if (!(await this.#ids()).includes(id)) throw new PlatformError('not-found', `no training ${id}; list the trainings`, { field: 'id' })
    return JSON.parse(await readFile(this.#path(id), 'utf8')) as Training
  }

  /** Newest first. */
  async all(): Promise<readonly TrainingSummary[]> {
    const ended = await Promise.all((await this.#ids()).map((id) => this.one(id)))
    const running = this.#running?.training
    const others = ended.filter(({ id }) => id !== running?.id)
    return [...(running === undefined ? [] : [running]), ...others].map(summaryOf)
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running?.kept
  }

  async #begin({ plan: planName = 'recruiter-search', seed = 1, promote = true, shadows = [] }: TrainingInput): Promise<Running> {
    const plan = known(planName)
    demandShadows(shadows)
    const id = ((await this.#ids())[0] ?? 0) + 1
    if (this.#running !== undefined) {
      throw new PlatformError('conflict', `training ${this.#running.training.id} is under way; wait until it has ended`, { field: 'plan' })
    }
    const training: Training = { id, plan: plan.name, seed, startedAt: this.#parts.clock(), state: 'running' }
    // Who is told of the end finds the record kept.
    const record = this.#parts.board.run(`Training ${plan.name}`, async (progress) => {
      const found = this.#train(training, { plan, promote, shadows }, (stage, done, total) => progress.step(done, total, stage))
      await this.#keepEnd(training, found)
      return found
    })
    const kept = record.then(
      () => undefined,
      () => undefined,
    )
    this.#running = { training, record, kept }
    return this.#running
  }

  async #train(
    { id, seed }: Training,
    { plan, promote, shadows }: Asked,
    step: (stage: string, done: number, total: number) => void,
  ): Promise<TrainingRecord> {
    const { dataDirectory, reader, clock, models, rankers } = this.#parts
    const model = rankerNames[plan.subject]
    const current = rankers.of(plan.subject).version
    const order = { training: id, dataDirectory, plan: plan.name, seed, shadows, model, current }
    const { report, versions } = await train(order, step, this.#stop.signal)
    const version = report.best === undefined ? undefined : versions[report.best]
    // As it stands now: somebody may have pinned or promoted in the meantime.
    const before = currentModel(reader, model)
    const isPinned = before?.pinned === true
    const promoted = promote && report.gate.promoted && version !== undefined && !isPinned && version !== before?.version
    if (promoted) await models.promote(plan.subject, version, report.gate.reason)
    return { at: clock(), ...report, versions, promoted, ...(isPinned ? { keptBecausePinned: true } : {}) }
  }

  async #keepEnd(training: Training, record: Promise<TrainingRecord>): Promise<void> {
    const ended = await record.then(
      (found): Training => ({ ...training, state: 'finished', record: found }),
      (error: unknown): Training => ({ ...training, state: 'failed', error: this.#reasonOf(error) }),
    )
    try {
      await mkdir(this.#folder(), { recursive: true })
      await writeFile(`${this.#path(training.id)}.part`, JSON.stringify(ended))
      await rename(`${this.#path(training.id)}.part`, this.#path(training.id))
    } finally {
      this.#running = undefined
    }
  }

  #reasonOf(error: unknown): string {
    if (this.#stop.signal.aborted) return 'the platform was closed before the training had ended'
    return error instanceof Error ? error.message : String(error)
  }

  /** Of trainings that have ended, newest first. */
  async #ids(): Promise<readonly number[]> {
    await mkdir(this.#folder(), { recursive: true })
    const files = (await readdir(this.#folder())).filter((file) => /^\d+\.json$/.test(file))
    return files.map((file) => Number.parseInt(file, 10)).sort((a, b) => b - a)
  }

  #path(id: number): string {
    return join(this.#folder(), `${String(id).padStart(6, '0')}.json`)
  }

  #folder(): string {
    return join(this.#parts.dataDirectory, 'models', 'trainings')
  }
}

function summaryOf({ record, ...training }: Training): TrainingSummary {
  if (record === undefined) return training
  const { best, versions, promoted, keptBecausePinned, gate } = record
  const optional = { ...(best === undefined ? {} : { best }), ...(keptBecausePinned === undefined ? {} : { keptBecausePinned }) }
  return { ...training, ...optional, versions, promoted, gate }
}

function known(name: string): Plan {
  try {
    return planNamed(name)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlatformError('invalid-request', error.message, { field: 'plan' })
  }
}

function demandShadows(named: readonly string[]): void {
  const shadows = shadowFeatures.map(({ name }) => name)
  const unknown = named.find((name) => !shadows.includes(name))
  if (unknown === undefined) return
  throw new PlatformError('invalid-request', `"${unknown}" is no shadow feature; there are ${shadows.join(', ')}`, { field: 'shadows' })
}
