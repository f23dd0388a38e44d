/**
 * Which InMails each member received and how they were answered: what a contact cap and a candidate's responsiveness are
 * read from. Erased members lose theirs. A projection.
 */
import type { Event } from '../domain/event.ts'
import type { Channel } from '../domain/feedback.ts'
import type { InMailAnswered, InMailSent } from '../domain/hiring-events.ts'
import type { MemberKey, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import { prefixEnd } from './record-key.ts'
import type { Reader, Transaction } from './records.ts'

export interface InMail {
  readonly inMail: string
  readonly member: MemberKey
  readonly recruiter: RecruiterId
  readonly project: ProjectId
  readonly channel: Channel
  readonly sentAt: Timestamp
  /** Absent while it is not answered. */
  readonly accepted?: boolean
  readonly answeredAt?: Timestamp
}

export const candidateHistory: Projection = {
  name: 'candidate-history',
  version: 1,
  tables: ['in-mails', 'in-mails-by-member'],
  apply(events, transaction) {
    for (const { event } of events) note(event, transaction)
  },
}

export function inMail(reader: Reader, id: string): InMail | undefined {
  return reader.get('in-mails', id)
}

/** InMails that the member received from `since` on, oldest first. */
export function inMailsOf(reader: Reader, member: MemberKey, since: Timestamp = 0 as Timestamp): readonly InMail[] {
  return idsOf(reader, member, since).flatMap((id) => inMail(reader, id) ?? [])
}

function note(event: Event, transaction: Transaction): void {
  if (event.type === 'in-mail-sent') send(event, transaction)
  if (event.type === 'in-mail-answered') answer(event, transaction)
  if (event.type === 'member-erased') {
    for (const { sentAt, inMail } of inMailsOf(transaction, event.member)) remove(transaction, event.member, sentAt, inMail)
  }
}

function send(event: InMailSent, transaction: Transaction): void {
  const { inMail: id, member, recruiter, project, channel, at: sentAt } = event
  const earlier = inMail(transaction, id)
  if (earlier !== undefined) remove(transaction, earlier.member, earlier.sentAt, id)
  const sent: InMail = { inMail: id, member, recruiter, project, channel, sentAt }
  transaction.put('in-mails', id, sent)
  transaction.put('in-mails-by-member', [member, sentAt, id], true)
}

/** The first answer counts; one to an InMail that is not known (any more) changes nothing. */
function answer({ inMail: id, accepted, at: answeredAt }: InMailAnswered, transaction: Transaction): void {
  const sent = inMail(transaction, id)
  if (sent === undefined || sent.accepted !== undefined) return
  transaction.put('in-mails', id, { ...sent, accepted, answeredAt })
}

function idsOf(reader: Reader, member: MemberKey, since: Timestamp): readonly string[] {
  const rows = reader.range('in-mails-by-member', { from: [member, since], to: prefixEnd([member]) })
  return [...rows].map(({ key }) => (key as readonly [number, number, string])[2])
}

function remove(transaction: Transaction, member: MemberKey, sentAt: Timestamp, id: string): void {
  transaction.remove('in-mails', id)
  transaction.remove('in-mails-by-member', [member, sentAt, id])
}
