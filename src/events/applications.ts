/**
 * What became of each (job, member): applied, answered, offered, hired. Offers and hires of people who never applied have
 * a row too, without `appliedAt`. Erased members lose theirs. A projection.
 */
import type { Event } from '../domain/event.ts'
import type { ApplicationAnswer } from '../domain/feedback.ts'
import type { ApplicationAnswered, Applied, Hired, OfferAnswered, OfferMade } from '../domain/hiring-events.ts'
import type { JobKey, MemberKey, RecruiterId, RequestId, Timestamp } from '../domain/ids.ts'
import type { Projection } from './projection.ts'
import { prefixEnd } from './record-key.ts'
import type { Reader, Transaction } from './records.ts'

export interface Application {
  readonly job: JobKey
  readonly member: MemberKey
  readonly appliedAt?: Timestamp
  /** The page on which the job was found. */
  readonly request?: RequestId
  /** Those that stand, oldest first. */
  readonly answers: readonly { readonly answer: ApplicationAnswer; readonly recruiter: RecruiterId; readonly at: Timestamp }[]
  readonly offeredAt?: Timestamp
  readonly offerAccepted?: boolean
  readonly hiredAt?: Timestamp
}

export const applications: Projection = {
  name: 'applications',
  version: 2,
  tables: ['applications', 'applications-by-member'],
  apply(events, transaction) {
    for (const { event } of events) note(event, transaction)
  },
}

export function application(reader: Reader, job: JobKey, member: MemberKey): Application | undefined {
  return reader.get('applications', [job, member])
}

/** By member key. */
export function applicationsTo(reader: Reader, job: JobKey): readonly Application[] {
  return [...reader.range<Application>('applications', { from: [job], to: prefixEnd([job]) })].map(({ value }) => value)
}

/** By job key. */
export function applicationsOf(reader: Reader, member: MemberKey): readonly Application[] {
  const rows = reader.range('applications-by-member', { from: [member], to: prefixEnd([member]) })
  return [...rows].flatMap(({ key }) => application(reader, (key as readonly [MemberKey, JobKey])[1], member) ?? [])
}

function note(event: Event, transaction: Transaction): void {
  if (event.type === 'member-erased') forget(event.member, transaction)
  else if (isStep(event)) change(transaction, event, (row) => after(row, event))
}

type Step = Applied | ApplicationAnswered | OfferMade | OfferAnswered | Hired

const steps: ReadonlySet<string> = new Set(['applied', 'application-answered', 'offer-made', 'offer-answered', 'hired'])

function isStep(event: Event): event is Step {
  return steps.has(event.type)
}

function after(row: Application, event: Step): Application {
  switch (event.type) {
    case 'applied':
      return { ...row, appliedAt: row.appliedAt ?? event.at, ...(event.request !== undefined && { request: event.request }) }
    case 'application-answered':
      return { ...row, answers: answered(row.answers, event) }
    case 'offer-made':
      return { ...row, offeredAt: event.at }
    case 'offer-answered':
      return { ...row, offerAccepted: event.accepted }
    case 'hired':
      return { ...row, hiredAt: event.at }
  }
}

function answered(answers: Application['answers'], { answer, recruiter, at, undone = false }: ApplicationAnswered): Application['answers'] {
  if (!undone) return [...answers, { answer, recruiter, at }]
  const last = answers.findLastIndex((one) => one.answer === answer)
  return answers.filter((_, i) => i !== last)
}

function forget(member: MemberKey, transaction: Transaction): void {
  for (const { job } of applicationsOf(transaction, member)) {
    transaction.remove('applications', [job, member])
    transaction.remove('applications-by-member', [member, job])
  }
}

function change(
  transaction: Transaction,
  { job, member }: { job: JobKey; member: MemberKey },
  next: (row: Application) => Application,
): void {
  const before = application(transaction, job, member)
  transaction.put('applications', [job, member], next(before ?? { job, member, answers: [] }))
  if (before === undefined) transaction.put('applications-by-member', [member, job], true)
}
