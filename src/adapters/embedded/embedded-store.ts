/**
 * The embedded store: the log, what belongs to it, and the projections on one transactional file, written by one process.
 * A write is durable when its promise resolves. Reads through `records` see what is committed; inside `write` they see all
 * that was written before. During a compaction writes wait, reads do not.
 */
import { setImmediate as pause } from 'node:timers/promises'
import type { Event } from '../../domain/event.ts'
import type { MemberKey, Offset, Timestamp } from '../../domain/ids.ts'
import type { Term } from '../../domain/term.ts'
import type { Projection } from '../../events/projection.ts'
import type { CatchUpProgress, ProjectionRunner } from '../../events/projection-runner.ts'
import type { Reader, RecordKey, Records, Transaction } from '../../events/records.ts'
import type { Redaction } from './compaction.ts'
import { EmbeddedEventLog, endOf } from './embedded-event-log.ts'
import type { Environment, KeyRange } from './environment.ts'
import { erasedPeople } from './erased-people.ts'
import { beginErasure, hasErasures, termsToForget, usedTerms } from './erasure.ts'
import { Gate } from './gate.ts'
import { Layer } from './layer.ts'
import { nextGeneration } from './next-generation.ts'
import { openParts, type StoreParts } from './open-store.ts'
import { StoreWriter, type Written } from './store-writer.ts'
import { Turns } from './turns.ts'
import type { WriteBatch } from './write-batch.ts'

export interface StoreOptions {
  readonly projections: readonly Projection[]
  /** Called while projections catch up. */
  readonly onProgress?: (progress: CatchUpProgress) => void
}

export interface ErasureReceipt {
  readonly offset: Offset
  /** Terms whose values are gone: `TermDictionary.forget` them. */
  readonly forgotten: readonly Term[]
}

export class EmbeddedStore implements Records {
  readonly log: EmbeddedEventLog
  readonly #directory: string
  readonly #environment: Environment
  readonly #runner: ProjectionRunner
  readonly #release: () => Promise<void>
  #generation: number
  /** Committed state. */
  readonly #committed: Reader
  readonly #writer: StoreWriter
  /** For work that holds the gate itself. */
  readonly #ungated: Records
  readonly #gate = new Gate()
  readonly #turns = new Turns()

  private constructor({ directory, environment, generation, runner, release }: StoreParts) {
    this.#directory = directory
    this.#environment = environment
    this.#generation = generation
    this.#runner = runner
    this.#release = release
    this.#committed = new Layer(environment)
    this.#writer = new StoreWriter(environment, runner, endOf(environment))
    this.log = new EmbeddedEventLog(
      environment,
      (events) => this.#append(events),
      () => this.#writer.committedEnd,
    )
    this.#ungated = {
      get: (table, key) => this.get(table, key),
      bytes: (table, key) => this.bytes(table, key),
      range: (table, range) => this.range(table, range),
      transact: (work) => this.#writer.transact(work),
    }
  }

  /** Locks and checks the folder, makes an empty store where there is none, finishes what a crash cut short, and brings the projections to the end of the log. */
  static async open(directory: string, { projections, onProgress }: StoreOptions): Promise<EmbeddedStore> {
    const parts = await openParts(directory, projections)
    const store = new EmbeddedStore(parts)
    try {
      if (hasErasures(store)) await store.#compact()
      await parts.runner.catchUp(store.log, store.#ungated, onProgress)
      return store
    } catch (reason) {
      await store.close()
      throw reason
    }
  }

  get<T>(table: string, key: RecordKey): T | undefined {
    return this.#committed.get<T>(table, key)
  }

  bytes(table: string, key: RecordKey): Uint8Array | undefined {
    return this.#committed.bytes(table, key)
  }

  range<T>(table: string, range?: KeyRange): Iterable<{ key: RecordKey; value: T }> {
    return this.#committed.range<T>(table, range)
  }

  /**
   * `build` runs over everything written before, and either all it did is kept or, where it throws, nothing. Resolves when
   * that is on disk and every projection holds it. Terms must be numbered inside `build`, where an erasure cannot come between.
   */
  async write<T>(build: (batch: WriteBatch) => T): Promise<Written<T>> {
    for (let turn = this.#turn(); turn !== undefined; turn = this.#turn()) await turn
    return this.#writer.write(build)
  }

  /** Rows only; for state that is not business state, such as notes of long work. */
  async transact<T>(work: (transaction: Transaction) => T): Promise<T> {
    if (this.#gate.isClosed) await this.#gate.opened()
    return this.#writer.transact(work)
  }

  /** Resolves when no file of the store names them any more; `forget` is called before another write begins. */
  async erase(
    members: readonly MemberKey[],
    at: Timestamp,
    forget: (terms: readonly Term[]) => void = () => undefined,
  ): Promise<ErasureReceipt> {
    const { offset } = await this.write((batch) => new Set(members).forEach((member) => void beginErasure(batch, member, at)))
    const forgotten = await this.#alone(() => (hasErasures(this) ? this.#compact(forget) : Promise.resolve([])))
    return { offset, forgotten }
  }

  /** Rewrites the store without the space of what was deleted or replaced. */
  async compact(): Promise<void> {
    await this.#alone(() => this.#compact())
  }

  /** Empties the named projections, all where none is named, and replays the log for them. */
  async rebuild(names?: readonly string[], onProgress?: (progress: CatchUpProgress) => void): Promise<void> {
    await this.#alone(async () => {
      await this.#runner.reset(this.#ungated, names)
      await this.#runner.catchUp(this.log, this.#ungated, onProgress)
    })
  }

  projectionOffsets(): readonly { readonly name: string; readonly offset: Offset }[] {
    return this.#runner.projections.map((projection) => ({ name: projection.name, offset: this.#runner.offset(this, projection) }))
  }

  /** What was written before is on disk then. */
  async close(): Promise<void> {
    for (let turn = this.#turn(); turn !== undefined; turn = this.#turn()) await turn
    await this.#writer.settled().catch(() => undefined)
    await this.#environment.close()
    await this.#release()
  }

  /** What a write waits for; undefined where it may begin. Asked again after each wait: the gate may have closed meanwhile. */
  #turn(): Promise<void> | undefined {
    return this.#gate.isClosed ? this.#gate.opened() : this.#turns.wait()
  }

  async #append(events: readonly Event[]): Promise<Offset> {
    const { offset } = await this.write((batch) => events.forEach((event) => void batch.append(event)))
    return offset
  }

  /** Long work, with writes held back and all earlier ones on disk. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#gate.alone(async () => {
      await this.#writer.settled()
      return work()
    })
  }

  async #compact(forget: (terms: readonly Term[]) => void = () => undefined): Promise<readonly Term[]> {
    const redaction = await this.#redaction()
    try {
      this.#generation = await nextGeneration(this.#directory, this.#environment, this.#generation, redaction)
    } catch (reason) {
      this.#writer.stop(reason)
      throw reason
    }
    await this.#runner.catchUp(this.log, this.#ungated)
    const forgotten = [...(redaction?.forgotten ?? [])]
    forget(forgotten)
    return forgotten
  }

  async #redaction(): Promise<Redaction | undefined> {
    if (!hasErasures(this)) return undefined
    const used = await usedTerms(this, pause)
    const erased = await erasedPeople(this, (term) => used.has(term), pause)
    return { erased, forgotten: new Set(termsToForget(this, used)) }
  }
}
