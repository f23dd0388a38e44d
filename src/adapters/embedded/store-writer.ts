/**
 * The one writer. A batch is built at once, over everything written before it, committed or not; while a commit is under way
 * the batches that arrive share the next. A commit holds the log chunks, the rows and the projections' changes with their
 * offsets. Should a commit fail, the store takes no more writes: what is in memory would no longer be what is on disk.
 */
import { PlatformError } from '../../domain/errors.ts'
import type { Event, Stored } from '../../domain/event.ts'
import type { Offset } from '../../domain/ids.ts'
import type { ProjectionRunner } from '../../events/projection-runner.ts'
import type { Reader, Transaction } from '../../events/records.ts'
import type { Environment } from './environment.ts'
import { Layer } from './layer.ts'
import { preparedReader } from './prepared-reader.ts'
import { RecordWriter } from './record-writer.ts'
import { logTable } from './store-tables.ts'
import { WriteBatch } from './write-batch.ts'

export interface Written<T> {
  /** Of the last event of the batch, or of the log where the batch had none. */
  readonly offset: Offset
  readonly result: T
}

export class StoreWriter {
  readonly #environment: Environment
  readonly #runner: ProjectionRunner
  readonly #projected: ReadonlySet<string>
  #layer: Layer
  /** Of the last event written, committed or not. */
  #end: Offset
  #committedEnd: Offset
  readonly #records = new RecordWriter()
  #unapplied: Stored<Event>[] = []
  /** Resolves with the commit that holds what waits now. */
  #next: Promise<void> | undefined
  #underway: Promise<void> = Promise.resolve()
  #isCommitting = false
  #isApplyingAhead = false
  #failure: unknown

  constructor(environment: Environment, runner: ProjectionRunner, end: Offset) {
    this.#environment = environment
    this.#runner = runner
    this.#projected = new Set(runner.tables())
    this.#layer = new Layer(environment)
    this.#end = end
    this.#committedEnd = end
  }

  /** Of the last event that is on disk. */
  get committedEnd(): Offset {
    return this.#committedEnd
  }

  async write<T>(build: (batch: WriteBatch) => T): Promise<Written<T>> {
    this.#refuseAfterFailure()
    const draft = new Layer(this.#layer)
    const batch = new WriteBatch(draft, this.#upToDate(draft), (this.#end + 1) as Offset, this.#records)
    const result = this.#build(batch, build)
    draft.mergeInto(this.#layer)
    this.#take(batch)
    this.#applyAhead()
    const offset = this.#end
    await this.#committed()
    return { offset, result }
  }

  async transact<T>(work: (transaction: Transaction) => T): Promise<T> {
    this.#refuseAfterFailure()
    const draft = new Layer(this.#layer)
    const result = work(draft)
    draft.mergeInto(this.#layer)
    await this.#committed()
    return result
  }

  /** What is in memory may not be what is on disk: no more writes. */
  stop(reason: unknown): void {
    this.#failure = reason
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await (this.#next ?? this.#underway)
  }

  #build<T>(batch: WriteBatch, build: (batch: WriteBatch) => T): T {
    const before = this.#records.count
    try {
      return build(batch)
    } catch (reason) {
      this.#records.truncate(before)
      throw reason
    }
  }

  #take({ events }: WriteBatch): void {
    for (const event of events) {
      this.#end = (this.#end + 1) as Offset
      this.#unapplied.push({ offset: this.#end, event })
    }
  }

  /** Projections are applied as late as possible, so that many batches are one step; a read of their tables is the latest. */
  #upToDate(draft: Layer): Reader {
    const prepare = (table: string) => {
      if (this.#projected.has(table)) this.#applyProjections()
    }
    return preparedReader(prepare, draft)
  }

  /** While a commit is under way this thread has time, and the next can then begin as soon as it ends. */
  #applyAhead(): void {
    if (!this.#isCommitting || this.#isApplyingAhead) return
    this.#isApplyingAhead = true
    setImmediate(() => {
      this.#isApplyingAhead = false
      if (this.#failure !== undefined) return
      try {
        this.#applyProjections()
      } catch {
        // Kept as the failure: the commit that waits is refused with it, as all after it.
      }
    })
  }

  #applyProjections(): void {
    if (this.#unapplied.length === 0) return
    const events = this.#unapplied
    this.#unapplied = []
    try {
      this.#runner.apply(events, this.#layer)
    } catch (reason) {
      this.#failure = reason
      throw reason
    }
  }

  #committed(): Promise<void> {
    this.#next ??= this.#commitAfter(this.#underway)
    return this.#next
  }

  async #commitAfter(previous: Promise<void>): Promise<void> {
    await previous.catch(() => undefined)
    this.#next = undefined
    const commit = this.#commit()
    this.#underway = commit
    await commit
  }

  async #commit(): Promise<void> {
    this.#refuseAfterFailure()
    try {
      this.#applyProjections()
      this.#putChunks()
      const [layer, end] = [this.#layer, this.#end]
      this.#layer = new Layer(layer)
      this.#isCommitting = true
      await this.#environment.commit(layer.changes())
      this.#isCommitting = false
      this.#committedEnd = end
      this.#layer.standOn(this.#environment)
    } catch (reason) {
      this.#failure = reason
      throw this.#unavailable()
    }
  }

  #putChunks(): void {
    const first = (this.#end - this.#records.count + 1) as Offset
    const chunks = this.#records.drain(first, (size) => this.#environment.lend(size))
    for (const { first: key, bytes } of chunks) this.#layer.putBytes(logTable, key, bytes)
  }

  #refuseAfterFailure(): void {
    if (this.#failure !== undefined) throw this.#unavailable()
  }

  #unavailable(): PlatformError {
    return new PlatformError(
      'unavailable',
      'the store could not write and takes no more changes; see the cause (is the disk full?), then restart',
      {
        cause: this.#failure,
      },
    )
  }
}
