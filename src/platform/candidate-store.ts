/**
 * Numbers about candidates from the projections, for the federator. InMails are few beside people, so their columns are kept in
 * memory: read once at the start, then moved by each commit; ratings are read per project.
 */
import type { Event } from '../domain/event.ts'
import type { MemberKey, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import { type InMail, inMailsOf } from '../events/candidate-history.ts'
import { lastMarks } from '../events/ratings.ts'
import type { Reader } from '../events/records.ts'
import { type AskedFor, type FeatureStore, type SearcherHistory, type StoredColumns, unknownSearcher } from '../features/feature-store.ts'

const contactWindowMs = 30 * dayMs
const newcomer: SearcherHistory = { sent: 0, answered: 0, accepted: 0 }
const standing = { save: 1, message: 1, skip: -1, archive: -1, view: 0 } as const

export class CandidateStore implements FeatureStore {
  readonly #reader: Reader
  readonly #inMails = new Map<MemberKey, readonly InMail[]>()
  readonly #searchers = new Map<RecruiterId, { sent: number; answered: number; accepted: number }>()

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

  readMany(keys: Uint32Array, { project, recruiter }: AskedFor, at: Timestamp): StoredColumns {
    const searcher = recruiter === undefined ? unknownSearcher : (this.#searchers.get(recruiter) ?? newcomer)
    const columns = { ...this.#empty(keys.length), searcher }
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
    for (const one of this.#inMails.get(member) ?? []) this.#countSent(one, -1)
    for (const one of received) this.#countSent(one, 1)
    if (received.length === 0) this.#inMails.delete(member)
    else this.#inMails.set(member, received)
  }

  #countSent({ recruiter, accepted }: InMail, step: number): void {
    const counts = this.#searchers.get(recruiter) ?? { sent: 0, answered: 0, accepted: 0 }
    counts.sent += step
    if (accepted !== undefined) counts.answered += step
    if (accepted === true) counts.accepted += step
    this.#searchers.set(recruiter, counts)
  }
}

function count(received: readonly InMail[], columns: StoredColumns, row: number, at: Timestamp): void {
  for (const { sentAt, accepted } of received) {
    if (at - sentAt < contactWindowMs) columns.recentInMails[row]!++
    if (accepted !== undefined) columns.answeredInMails[row]!++
    if (accepted === true) columns.acceptedInMails[row]!++
  }
}
