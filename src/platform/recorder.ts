/**
 * The only way in: events as doors hand them in become one batch of the store (event, payload, numbered document, new words), and,
 * once durable, a change of the indexes. A batch is kept whole or refused whole.
 */
import { findKey, type Kind } from '../adapters/embedded/keys.ts'
import type { WriteBatch } from '../adapters/embedded/write-batch.ts'
import type { Clock } from '../domain/clock.ts'
import type { Event } from '../domain/event.ts'
import type { ApplicationInputs, Applied } from '../domain/hiring-events.ts'
import type { JobKey, MemberKey, Offset, Timestamp } from '../domain/ids.ts'
import type { Reader } from '../events/records.ts'
import type { IndexDocument } from '../search/index-document.ts'
import type { Statement } from '../standardization/statement.ts'
import { jobCard, memberSummary } from './cards.ts'
import { DocumentChangeList, type DocumentsChanged } from './documents-changed.ts'
import { InOrder } from './in-order.ts'
import { knownToBatch } from './known-to-batch.ts'
import { knownToCaller } from './known-to-caller.ts'
import type { Caller, EventInput, Receipt } from './platform.ts'
import { type Resolved, resolveEvent } from './resolve-event.ts'
import type { Seats } from './seats.ts'
import type { Standards } from './standards.ts'
import type { Ahead, StatedAhead, StatesAhead } from './states-ahead.ts'

export interface Committed {
  readonly offset: Offset
  readonly events: readonly Event[]
  readonly members: DocumentsChanged
  readonly jobs: DocumentsChanged
}

class BatchChanges {
  readonly members = new DocumentChangeList()
  readonly jobs = new DocumentChangeList()

  list(): Pick<Committed, 'members' | 'jobs'> {
    return { members: this.members.list(), jobs: this.jobs.list() }
  }
}

export interface RecorderParts {
  readonly reader: Reader
  readonly write: <T>(build: (batch: WriteBatch) => T) => Promise<{ offset: Offset; result: T }>
  readonly standards: Standards
  readonly statesAhead: Pick<StatesAhead, 'begin'>
  readonly seats: Seats
  readonly clock: Clock
  /** What is known of the pair in this batch; undefined where a document is missing. */
  readonly describeApplication: (reader: Reader, applied: Applied) => ApplicationInputs | undefined
  /** Called in the order of the log, after the commit. */
  readonly onCommitted: (committed: Committed) => void
}

/** A key that is never given. */
const nobody = 0xffffffff

export class Recorder {
  readonly #parts: RecorderParts
  /** A batch that waits for its documents holds up those that came after it. */
  readonly #order = new InOrder()

  constructor(parts: RecorderParts) {
    this.#parts = parts
  }

  /** Without a caller everything may be named. */
  async record(inputs: readonly EventInput[], caller?: Caller): Promise<Receipt> {
    const now = this.#parts.clock()
    return this.#order.run(this.#parts.statesAhead.begin(inputs, now), (ahead) => this.#record(inputs, now, caller, ahead))
  }

  #record(
    inputs: readonly EventInput[],
    now: Timestamp,
    caller: Caller | undefined,
    ahead: StatedAhead = () => undefined,
  ): Promise<Receipt> {
    const changed = new BatchChanges()
    return this.#commit((batch) => {
      const all = knownToBatch(batch, this.#parts.seats)
      const known = caller === undefined ? all : knownToCaller(all, caller, batch)
      this.#numbering(batch, () => {
        for (const [index, input] of inputs.entries())
          this.#write(batch, resolveEvent(input, index, now, known), changed, () => ahead(index))
      })
    }, changed)
  }

  /** Refuses what `record` would refuse; nothing is numbered or written. */
  check(inputs: readonly EventInput[], caller?: Caller): void {
    const { reader, seats, clock } = this.#parts
    const batch = { reader, events: [] as Event[], keyOf: (kind: Kind, id: string) => findKey(reader, kind, id) ?? nobody }
    const all = knownToBatch(batch, seats)
    const known = caller === undefined ? all : knownToCaller(all, caller, batch)
    inputs.forEach((input, index) => {
      batch.events.push(resolveEvent(input, index, clock(), known).event)
    })
  }

  /** Events that the platform itself makes: pages, promotions, taxonomies. */
  append(events: readonly Event[]): Promise<Receipt> {
    return this.#commit((batch) => {
      for (const event of events) batch.append(event)
    })
  }

  /** Documents stated anew, by another taxonomy: `state` runs inside the batch, sees what was written before it, and may number new words. */
  restate(kind: 'member' | 'job', state: (reader: Reader) => readonly IndexDocument[]): Promise<Receipt> {
    const changed = new BatchChanges()
    return this.#commit((batch) => {
      const documents = this.#numbering(batch, () => state(batch.reader))
      for (const stated of documents) {
        batch.putDocument(kind, stated)
        changed[`${kind}s`].upsert(stated)
      }
    }, changed)
  }

  /** The store has erased the person: what follows the log learns it. */
  erased(member: MemberKey, offset: Offset): void {
    const changed = new BatchChanges()
    changed.members.remove(member)
    const event = { type: 'member-erased', at: this.#parts.clock(), member } as const
    this.#parts.onCommitted({ offset, events: [event], ...changed.list() })
  }

  async #commit(build: (batch: WriteBatch) => void, changed = new BatchChanges()): Promise<Receipt> {
    const { offset, result: events } = await this.#parts.write((batch) => {
      build(batch)
      this.#parts.seats.note(batch.events)
      return batch.events
    })
    this.#parts.onCommitted({ offset, events, ...changed.list() })
    return { offset, count: events.length }
  }

  /** `ahead` gives what was stated before. */
  #write(batch: WriteBatch, { event, member, job, message }: Resolved, changed: BatchChanges, ahead: () => Ahead | undefined): void {
    const offset = batch.append(event.type === 'applied' ? this.#described(batch, event) : event)
    const { at } = event
    if (member !== undefined && 'member' in event)
      this.#state(batch, event.member, { kind: 'member', stated: member, at }, changed.members, ahead)
    if (job !== undefined && 'job' in event) this.#state(batch, event.job as JobKey, { kind: 'job', stated: job, at }, changed.jobs, ahead)
    if (message !== undefined && 'member' in event) batch.putPayload('message', event.member, offset, { message })
    if (event.type === 'member-deleted') this.#remove(batch, 'member', event.member, changed.members)
    if (event.type === 'job-deleted') this.#remove(batch, 'job', event.job, changed.jobs)
  }

  /** Words that the work numbers are kept with the batch, or, where it refuses the batch, are none. */
  #numbering<T>(batch: WriteBatch, work: () => T): T {
    const { dictionary } = this.#parts.standards
    const result = dictionary.attempt(work)
    batch.putTerms(dictionary.drainNew())
    return result
  }

  #described(batch: WriteBatch, event: Applied): Applied {
    const inputs = this.#parts.describeApplication(batch.reader, event)
    return inputs === undefined ? event : { ...event, inputs }
  }

  #state(batch: WriteBatch, key: number, statement: Statement, changed: DocumentChangeList, ahead: () => Ahead | undefined): void {
    const { kind, stated } = statement
    const version = (batch.nextOffset - 1) as Offset
    const made = ahead()
    const document = { key, version, ...(made?.document() ?? this.#parts.standards.numbered(statement)) }
    const head = kind === 'member' ? memberSummary(stated) : jobCard(stated)
    batch.putPayload(kind, key, version, stated, { json: made?.json, head })
    batch.putDocument(kind, document)
    changed.upsert(document)
  }

  #remove(batch: WriteBatch, kind: 'member' | 'job', key: number, changed: DocumentChangeList): void {
    batch.withdrawPayload(kind, key)
    batch.removeDocument(kind, key, (batch.nextOffset - 1) as Offset)
    changed.remove(key)
  }
}
