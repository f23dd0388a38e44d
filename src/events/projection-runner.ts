/**
 * Keeps projections at the end of the log. Each stands at its own offset, kept in the transaction that holds its changes;
 * one that is behind (after a crash, or newly added) catches up, one whose version was raised is emptied and rebuilt.
 */
import type { Event, Stored } from '../domain/event.ts'
import type { Offset } from '../domain/ids.ts'
import type { EventLog } from './event-log.ts'
import type { Projection } from './projection.ts'
import type { Reader, Records, Transaction } from './records.ts'

/** Table of the runner itself: projection name → state. */
export const projectionStates = 'projection-states'

interface ProjectionState {
  readonly version: number
  readonly offset: Offset
}

export interface CatchUpProgress {
  readonly done: number
  readonly total: number
}

export class ProjectionRunner {
  readonly projections: readonly Projection[]

  constructor(projections: readonly Projection[]) {
    this.projections = projections
  }

  /** Tables that must exist before the runner is used. */
  tables(): readonly string[] {
    return [projectionStates, ...this.projections.flatMap((projection) => projection.tables)]
  }

  /** 0 for one that was never run or whose version was raised. */
  offset(reader: Reader, projection: Projection): Offset {
    const state = reader.get<ProjectionState>(projectionStates, projection.name)
    return state?.version === projection.version ? state.offset : (0 as Offset)
  }

  /** Applies what each projection has not seen yet: an event twice is an event once. Events ascend and have no gap behind any projection's offset. */
  apply(events: readonly Stored<Event>[], transaction: Transaction): void {
    const last = events.at(-1)
    if (last === undefined) return
    for (const projection of this.projections) {
      const offset = this.offset(transaction, projection)
      if (offset >= last.offset) continue
      projection.apply(offset < events[0]!.offset ? events : events.filter((stored) => stored.offset > offset), transaction)
      setOffset(transaction, projection, last.offset)
    }
  }

  /** Empties the named projections, so that the next catch-up replays the log from zero for them. */
  async reset(records: Records, names: readonly string[] = this.projections.map(({ name }) => name)): Promise<void> {
    await records.transact((transaction) => {
      for (const projection of this.projections) if (names.includes(projection.name)) empty(transaction, projection)
    })
  }

  /** Brings every projection to the end of the log as it stood at the call, in bounded transactions. */
  async catchUp(log: EventLog, records: Records, onProgress?: (progress: CatchUpProgress) => void): Promise<void> {
    await this.reset(records, this.#outdated(records))
    const end = log.end()
    const start = this.projections.reduce((least, projection) => Math.min(least, this.offset(records, projection)), Number(end)) as Offset
    for await (const events of batchesOf(log.read(start, end), batchSize)) {
      await records.transact((transaction) => this.apply(events, transaction))
      onProgress?.({ done: events.at(-1)!.offset - start, total: end - start })
    }
  }

  #outdated(reader: Reader): readonly string[] {
    return this.projections
      .filter((projection) => reader.get<ProjectionState>(projectionStates, projection.name)?.version !== projection.version)
      .map(({ name }) => name)
  }
}

/** Events a transaction of the catch-up: some megabytes of pages at most. */
const batchSize = 2_000

function empty(transaction: Transaction, projection: Projection): void {
  for (const table of projection.tables) transaction.clear(table)
  setOffset(transaction, projection, 0 as Offset)
}

function setOffset(transaction: Transaction, { name, version }: Projection, offset: Offset): void {
  const state: ProjectionState = { version, offset }
  transaction.put(projectionStates, name, state)
}

async function* batchesOf<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
