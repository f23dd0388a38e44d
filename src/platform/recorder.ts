/**
 * The only way in: events as doors hand them in become one batch of the store (event, payload, numbered document, new words), and,
 * once durable, a change of the indexes. A batch is kept whole or refused whole.
 */
import { documentTerms } from '../adapters/embedded/documents.ts'
import { findKey, isStated, type Kind } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import type { WriteBatch } from '../adapters/embedded/write-batch.ts'
import type { Clock } from '../domain/clock.ts'
import type { ApplicationInputs, Applied, Event } from '../domain/event.ts'
import type { JobKey, MemberKey, Offset, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import type { TermType } from '../domain/term.ts'
import { inMail } from '../events/candidate-history.ts'
import type { Reader } from '../events/records.ts'
import type { IndexDocument } from '../search/index-document.ts'
import type { NumberedDocument } from '../standardization/number-document.ts'
import type { Statement } from '../standardization/statement.ts'
import { InOrder } from './in-order.ts'
import { knownToCaller } from './known-to-caller.ts'
import type { Caller, EventInput, Receipt } from './platform.ts'
import { type Known, type Resolved, resolveEvent } from './resolve-event.ts'
import type { Seats } from './seats.ts'
import type { Standards } from './standards.ts'
import type { StatedAhead, StatesAhead } from './states-ahead.ts'

/** What a committed batch means to one index. */
export interface DocumentsChanged {
  readonly upserts: IndexDocument[]
  readonly removals: number[]
}

export interface Committed {
  readonly offset: Offset
  readonly events: readonly Event[]
  readonly members: DocumentsChanged
  readonly jobs: DocumentsChanged
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

/** Types of the terms that preferences are learned from (PRODUCT: term type). */
const learnedTypes: ReadonlySet<TermType> = new Set(['title', 'skill', 'company', 'industry', 'seniority', 'school', 'location'])

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
    const changed = { members: unchanged(), jobs: unchanged() }
    return this.#commit((batch) => {
      const all = knownTo(batch, this.#parts.seats)
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
    const all = knownTo(batch, seats)
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

  /** Documents stated anew, by another taxonomy: `state` runs inside the batch, where new words may be numbered. */
  restate(kind: 'member' | 'job', state: () => readonly IndexDocument[]): Promise<Receipt> {
    const changed = { members: unchanged(), jobs: unchanged() }
    return this.#commit((batch) => {
      const documents = this.#numbering(batch, state)
      for (const stated of documents) batch.putDocument(kind, stated)
      changed[kind === 'member' ? 'members' : 'jobs'].upserts.push(...documents)
    }, changed)
  }

  /** The store has erased the person: what follows the log learns it. */
  erased(member: MemberKey, offset: Offset): void {
    const event = { type: 'member-erased', at: this.#parts.clock(), member } as const
    this.#parts.onCommitted({ offset, events: [event], members: { upserts: [], removals: [member] }, jobs: unchanged() })
  }

  async #commit(build: (batch: WriteBatch) => void, changed = { members: unchanged(), jobs: unchanged() }): Promise<Receipt> {
    const { offset, result: events } = await this.#parts.write((batch) => {
      build(batch)
      this.#parts.seats.note(batch.events)
      return batch.events
    })
    this.#parts.onCommitted({ offset, events, ...changed })
    return { offset, count: events.length }
  }

  /** `ahead` gives the document where it was stated before. */
  #write(
    batch: WriteBatch,
    { event, member, job, message }: Resolved,
    changed: Pick<Committed, 'members' | 'jobs'>,
    ahead: () => NumberedDocument | undefined,
  ): void {
    const offset = batch.append(event.type === 'applied' ? this.#described(batch, event) : event)
    const { at } = event
    if (member !== undefined && 'member' in event)
      this.#state(batch, event.member, { kind: 'member', stated: member, at }, changed.members, ahead)
    if (job !== undefined && 'job' in event) this.#state(batch, event.job as JobKey, { kind: 'job', stated: job, at }, changed.jobs, ahead)
    if (message !== undefined && 'member' in event) batch.putPayload('message', event.member, offset, { message })
    if (event.type === 'member-deleted') remove(batch, 'member', event.member, changed.members)
    if (event.type === 'job-deleted') remove(batch, 'job', event.job, changed.jobs)
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

  #state(batch: WriteBatch, key: number, statement: Statement, changed: DocumentsChanged, ahead: () => NumberedDocument | undefined): void {
    const { kind, stated } = statement
    const version = (batch.nextOffset - 1) as Offset
    const document = { key, version, ...(ahead() ?? this.#parts.standards.numbered(statement)) }
    batch.putPayload(kind, key, version, stated)
    batch.putDocument(kind, document)
    forgetUpsert(changed, key)
    changed.upserts.push(document)
  }
}

function remove(batch: WriteBatch, kind: 'member' | 'job', key: number, changed: DocumentsChanged): void {
  batch.withdrawPayload(kind, key)
  batch.removeDocument(kind, key, (batch.nextOffset - 1) as Offset)
  forgetUpsert(changed, key)
  changed.removals.push(key)
}

/** Within one change an index takes upserts and removals of different documents only. */
function forgetUpsert({ upserts, removals }: DocumentsChanged, key: number): void {
  const stale = upserts.findIndex((upsert) => upsert.key === key)
  if (stale >= 0) upserts.splice(stale, 1)
  const removed = removals.indexOf(key)
  if (removed >= 0) removals.splice(removed, 1)
}

function unchanged(): DocumentsChanged {
  return { upserts: [], removals: [] }
}

/** A key that is never given. */
const nobody = 0xffffffff

type Naming = Pick<WriteBatch, 'reader' | 'events' | 'keyOf'>

function knownTo(batch: Naming, seats: Seats): Known {
  const { reader, events } = batch
  return {
    memberKey: (id) => existing(batch, 'member', id) as MemberKey | undefined,
    jobKey: (id) => existing(batch, 'job', id) as JobKey | undefined,
    keepMember: (id) => batch.keyOf('member', id) as MemberKey,
    keepJob: (id) => batch.keyOf('job', id) as JobKey,
    member: (key) => payload<Member>(reader, 'member', key)!,
    job: (key) => payload<Job>(reader, 'job', key)!,
    mayStateMember: () => true,
    mayStateJob: () => true,
    mayStateProject: () => true,
    hasProject: (id) => seats.projects.has(id) || events.some((event) => event.type === 'project-upserted' && event.project.id === id),
    hasRecruiter: (id) =>
      seats.recruiters.has(id) || events.some((event) => event.type === 'recruiter-upserted' && event.recruiter.id === id),
    hasContract: (id) => seats.contracts.has(id) || events.some((event) => event.type === 'contract-upserted' && event.contract.id === id),
    inMailReceiver: (id) => inMailOf(batch, id),
    terms: (key) => documentTerms(reader, 'member', key, learnedTypes),
  }
}

/** Undefined for one that was deleted or erased. */
function existing(batch: Naming, kind: 'member' | 'job', id: string): number | undefined {
  const key = findKey(batch.reader, kind, id)
  return key !== undefined && isStated(batch.reader, kind, key) ? key : undefined
}

function inMailOf(batch: Naming, id: string): MemberKey | undefined {
  const sent = batch.events.find((event) => event.type === 'in-mail-sent' && event.inMail === id)
  return sent?.type === 'in-mail-sent' ? sent.member : inMail(batch.reader, id)?.member
}
