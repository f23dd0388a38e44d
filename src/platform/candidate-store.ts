/**
 * Numbers about candidates from the projections, for the federator. InMails are few beside people, so their columns are kept in
 * memory: read once at the start, then moved by each commit; ratings are read per project.
 */
import type { Event } from '../domain/event.ts'
import type { MemberKey, ProjectId, Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import { type InMail, inMailsOf } from '../events/candidate-history.ts'
import { lastMarks } from '../events/ratings.ts'
import type { Reader } from '../events/records.ts'
import type { FeatureStore, StoredColumns } from '../features/feature-store.ts'

const contactWindowMs = 30 * dayMs
const standing = { save: 1, message: 1, skip: -1, archive: -1, view: 0 } as const

export class CandidateStore implements FeatureStore {
  readonly #reader: Reader
  readonly #inMails = new Map<MemberKey, readonly InMail[]>()

  constructor(reader: Reader) {
    this.#reader = reader
    for (const { value } of reader.range<InMail>('in-mails')) this.#inMails.set(value.member, [])
    for (const member of this.#inMails.keys()) this.#reload(member)
  }

  /** Called after the commit that holds these events. */
  committed(events: readonly Event[]): void {
    for (const event of events) {
      if (event.type === 'in-mail-sent' || event.type === 'in-mail-answered' || event.type === 'member-erased') this.#reload(event.member)
    }
  }

  readMany(keys: Uint32Array, project: ProjectId | undefined, at: Timestamp): StoredColumns {
    const columns = this.#empty(keys.length)
    keys.forEach((key, row) => {
      const received = this.#inMails.get(key as MemberKey)
      if (received !== undefined) count(received, columns, row, at)
    })
    if (project !== undefined) this.#rate(keys, project, columns.projectRating)
    return columns
  }

  #empty(length: number) {
    return {
      recentInMails: new Float32Array(length),
      answeredInMails: new Float32Array(length),
      acceptedInMails: new Float32Array(length),
      projectRating: new Float32Array(length).fill(Number.NaN),
    }
  }

  #rate(keys: Uint32Array, project: ProjectId, column: Float32Array): void {
    const marks = new Map<number, number>()
    for (const { member, last } of lastMarks(this.#reader, project)) marks.set(member, standing[last.rating])
    keys.forEach((key, row) => {
      column[row] = marks.get(key) ?? 0
    })
  }

  #reload(member: MemberKey): void {
    const received = inMailsOf(this.#reader, member)
    if (received.length === 0) this.#inMails.delete(member)
    else this.#inMails.set(member, received)
  }
}

function count(received: readonly InMail[], columns: StoredColumns, row: number, at: Timestamp): void {
  for (const { sentAt, accepted } of received) {
    if (at - sentAt < contactWindowMs) columns.recentInMails[row]!++
    if (accepted !== undefined) columns.answeredInMails[row]!++
    if (accepted === true) columns.acceptedInMails[row]!++
  }
}
