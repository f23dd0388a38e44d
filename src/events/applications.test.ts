import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../domain/event.ts'
import type { JobKey, MemberKey, Offset, RecruiterId, Timestamp } from '../domain/ids.ts'
import { application, applications, applicationsOf, applicationsTo } from './applications.ts'
import { MemoryRecords } from './memory-records.ts'

const [ann, bob] = [1 as MemberKey, 2 as MemberKey]
const [cook, pilot] = [7 as JobKey, 8 as JobKey]
const time = (at: number) => at as Timestamp

describe('applications', () => {
  it('follow a pair from application to hire', async () => {
    const records = await after([
      { type: 'applied', at: time(1), member: ann, job: cook },
      { type: 'application-answered', at: time(2), member: ann, job: cook, recruiter: 'r' as RecruiterId, answer: 'advance' },
      { type: 'offer-made', at: time(3), member: ann, job: cook },
      { type: 'offer-answered', at: time(4), member: ann, job: cook, accepted: true },
      { type: 'hired', at: time(5), member: ann, job: cook },
    ])
    const answers = [{ answer: 'advance', recruiter: 'r', at: 2 }]
    assert.deepEqual(application(records, cook, ann), {
      job: cook,
      member: ann,
      appliedAt: 1,
      answers,
      offeredAt: 3,
      offerAccepted: true,
      hiredAt: 5,
    })
  })

  it('are found by job and by member', async () => {
    const records = await after([
      applied(ann, pilot),
      applied(ann, cook),
      applied(bob, cook),
      { type: 'offer-made', at: time(9), member: bob, job: pilot },
    ])
    assert.deepEqual(
      applicationsTo(records, cook).map(({ member }) => member),
      [ann, bob],
    )
    assert.deepEqual(
      applicationsOf(records, ann).map(({ job }) => job),
      [cook, pilot],
    )
    assert.equal(application(records, pilot, bob)?.appliedAt, undefined)
  })

  it('keep the first time of an application that is sent again', async () => {
    const records = await after([applied(ann, cook, 3), applied(ann, cook, 9)])
    assert.equal(application(records, cook, ann)?.appliedAt, 3)
  })

  it('lose an answer that is taken back, and keep those before it', async () => {
    const answered = (answer: 'save' | 'reject', at: number, undone = false): Event => {
      return { type: 'application-answered', at: time(at), member: ann, job: cook, recruiter: 'r' as RecruiterId, answer, undone }
    }
    const events = [applied(ann, cook), answered('save', 2), answered('reject', 3), answered('save', 4), answered('save', 5, true)]
    const standing = (records: MemoryRecords) => application(records, cook, ann)?.answers.map(({ answer, at }) => [answer, at])
    assert.deepEqual(standing(await after(events)), [
      ['save', 2],
      ['reject', 3],
    ])
    assert.deepEqual(standing(await after([...events, answered('reject', 6, true), answered('reject', 7, true)])), [['save', 2]])
  })

  it('of an erased member are gone', async () => {
    const records = await after([applied(ann, cook), applied(bob, cook), { type: 'member-erased', at: time(2), member: ann }])
    assert.deepEqual(
      applicationsTo(records, cook).map(({ member }) => member),
      [bob],
    )
    assert.deepEqual(applicationsOf(records, ann), [])
  })
})

function applied(member: MemberKey, job: JobKey, at = 1): Event {
  return { type: 'applied', at: time(at), member, job }
}

async function after(events: readonly Event[]): Promise<MemoryRecords> {
  const records = new MemoryRecords()
  await records.transact((transaction) =>
    applications.apply(
      events.map((event, i) => ({ offset: (i + 1) as Offset, event })),
      transaction,
    ),
  )
  return records
}
