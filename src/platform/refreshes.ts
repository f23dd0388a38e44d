/**
 * Refreshes: models learned anew from where they stand, by the clock or on demand, one at a time, and promoted where they pass the gate
 * (I7). Each is noted before it begins, so that one cut short by a crash is found at the next start: the version before has served all
 * the while, and the refresh starts over.
 */
import { NumberedFiles } from '../adapters/files/numbered-files.ts'
import type { Clock } from '../domain/clock.ts'
import { PlatformError } from '../domain/errors.ts'
import type { Timestamp } from '../domain/ids.ts'
import { dueRefresh, nextRefresh, type PastRefresh, type RefreshSchedule } from '../training/refresh-schedule.ts'
import type { Refresh, RefreshInput, RefreshState, RefreshStatus, TrainingRecord } from './platform.ts'
import type { Trainings } from './trainings.ts'

export interface RefreshParts {
  /** Where the records lie. */
  readonly folder: string
  readonly trainings: Trainings
  readonly clock: Clock
  /** Absent: on demand alone. */
  readonly schedule: RefreshSchedule | undefined
  readonly onFailure: (reason: unknown) => void
}

interface Running {
  readonly refresh: Refresh
  readonly ended: Promise<Refresh>
}

const everyMs = 30_000
/** Cut short so often in a row, it may itself be what ends the server. */
const mostRestarts = 2
const cutShort = 'the server ended before the refresh had; the version before has served all the while'

export class Refreshes {
  readonly #parts: RefreshParts
  readonly #files: NumberedFiles<Refresh>
  readonly #since: Timestamp
  /** Newest first; the running one is among them. */
  #all: readonly Refresh[] = []
  #running: Running | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(parts: RefreshParts) {
    this.#parts = parts
    this.#files = new NumberedFiles(parts.folder)
    this.#since = parts.clock()
  }

  /** Notes what was cut short, and begins to look at the clock. */
  async open(): Promise<void> {
    for (const refresh of await this.#files.all()) await this.#takeIn(refresh)
    if (this.#parts.schedule === undefined) return
    this.#timer = setInterval(() => this.#look(), everyMs)
    this.#timer.unref()
    this.#look()
  }

  async refresh(input: RefreshInput): Promise<Refresh> {
    return (await this.#begin(input, 'request')).ended
  }

  async start(input: RefreshInput): Promise<Refresh> {
    return (await this.#begin(input, 'request')).refresh
  }

  one(id: number): Refresh {
    const found = this.#all.find((refresh) => refresh.id === id)
    if (found === undefined) throw new PlatformError('not-found', `no refresh ${id}; list the refreshes`, { field: 'id' })
    return found
  }

  state(): RefreshState {
    const { schedule, clock } = this.#parts
    if (schedule === undefined) return { refreshes: this.#all }
    const next = nextRefresh(schedule, this.#past(), this.#since, clock())
    return { schedule, ...(next === undefined ? {} : { next }), refreshes: this.#all }
  }

  status(): RefreshStatus {
    const { next } = this.state()
    const plans = [...new Set(this.#all.map(({ plan }) => plan))]
    return { ...(next === undefined ? {} : { next }), plans: plans.map((plan) => this.#planStatus(plan)) }
  }

  /** Begins none any more; resolves when the one under way has ended, to which trainings must be told to stop. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running?.ended
  }

  #planStatus(plan: string): RefreshStatus['plans'][number] {
    const own = this.#all.filter((one) => one.plan === plan)
    const { decay: _, ...last } = own[0]!
    const { lost, alarm } = own.find(({ decay }) => decay !== undefined)?.decay ?? {}
    return { plan, last, ...(lost === undefined ? {} : { lost }), ...(alarm === undefined ? {} : { alarm }) }
  }

  async #takeIn(refresh: Refresh): Promise<void> {
    const known: Refresh = refresh.state === 'running' ? { ...refresh, state: 'interrupted', reason: cutShort } : refresh
    if (known !== refresh) await this.#files.keep(known)
    this.#all = [...this.#all, known]
  }

  #look(): void {
    if (this.#running !== undefined) return
    const { schedule, clock, onFailure } = this.#parts
    const interrupted = this.#interrupted()
    const due = interrupted ?? dueRefresh(schedule!, this.#past(), this.#since, clock())
    if (due === undefined) return
    this.#begin({ plan: due.plan, scope: due.scope }, interrupted === undefined ? 'schedule' : 'restart').catch((error: unknown) => {
      // A training that somebody started goes first; the next look comes soon.
      if (!(error instanceof PlatformError && error.code === 'conflict')) onFailure(error)
    })
  }

  /** The newest one, where it was cut short and is not to blame for it. */
  #interrupted(): Refresh | undefined {
    const [last] = this.#all
    if (last?.state !== 'interrupted') return undefined
    const others = this.#all.findIndex(({ state }) => state !== 'interrupted')
    return (others === -1 ? this.#all.length : others) <= mostRestarts ? last : undefined
  }

  async #begin({ plan = 'recruiter-search', scope = 'effects' }: RefreshInput, trigger: Refresh['trigger']): Promise<Running> {
    if (this.#running !== undefined) {
      throw new PlatformError('conflict', `refresh ${this.#running.refresh.id} is under way; wait until it has ended`, { field: 'plan' })
    }
    const id = (this.#all[0]?.id ?? 0) + 1
    const { training, ended } = await this.#parts.trainings.begin({ plan, scope })
    const refresh: Refresh = { id, plan, scope, trigger, startedAt: this.#parts.clock(), state: 'running', training: training.id }
    await this.#files.keep(refresh)
    this.#all = [refresh, ...this.#all]
    this.#running = { refresh, ended: this.#end(refresh, ended) }
    // Whoever only started it reads its end among the refreshes.
    this.#running.ended.catch(this.#parts.onFailure)
    return this.#running
  }

  async #end(refresh: Refresh, training: Promise<TrainingRecord>): Promise<Refresh> {
    const ended = await training.then(
      (record): Refresh => ({ ...refresh, endedAt: record.at, state: 'finished', ...outcomeOf(record) }),
      (error: unknown): Refresh => this.#failed(refresh, error),
    )
    this.#all = this.#all.map((one) => (one.id === refresh.id ? ended : one))
    this.#running = undefined
    await this.#files.keep(ended)
    return ended
  }

  #failed(refresh: Refresh, error: unknown): Refresh {
    const endedAt = this.#parts.clock()
    if (this.#parts.trainings.isStopped) return { ...refresh, endedAt, state: 'interrupted', reason: cutShort }
    return { ...refresh, endedAt, state: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }

  #past(): readonly PastRefresh[] {
    return this.#all.map(({ plan, scope, startedAt, state }) => ({ plan, scope, startedAt, judged: state === 'finished' }))
  }
}

function outcomeOf({ promoted, keptBecausePinned, gate, best, versions, scope, decay, removed }: TrainingRecord): Partial<Refresh> {
  const candidate = best === undefined ? undefined : versions[best]
  const found = { promoted, scope, decay, removed, ...(candidate === undefined ? {} : { candidate }) }
  if (promoted || !gate.promoted) return { ...found, reason: gate.reason }
  if (keptBecausePinned) return { ...found, reason: `the current version is pinned, so it was kept; the new one is ${gate.reason}` }
  return { ...found, reason: 'nothing new was learned: the model came out as it was' }
}
