import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../domain/event.ts'
import type { MemberKey, Offset, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import { candidateHistory, inMail, inMailsOf } from './candidate-history.ts'
import { MemoryRecords } from './memory-records.ts'

const [ann, bob] = [1 as MemberKey, 2 as MemberKey]

describe('candidate history', () => {
  it('lists the InMails a member received since a time, with their answers', async () => {
    const records = await after([sent('a', ann, 10), sent('b', ann, 20), sent('c', bob, 15), answered('a', 30, true)])
    assert.deepEqual(
      inMailsOf(records, ann).map(({ inMail, accepted, answeredAt }) => [inMail, accepted, answeredAt]),
      [
        ['a', true, 30],
        ['b', undefined, undefined],
      ],
    )
    assert.deepEqual(
      inMailsOf(records, ann, 11 as Timestamp).map(({ inMail }) => inMail),
      ['b'],
    )
  })

  it('counts the first answer, and none to an InMail that nobody sent', async () => {
    const records = await after([sent('a', ann, 10), answered('a', 20, false), answered('a', 30, true), answered('x', 40, true)])
    assert.equal(inMail(records, 'a')?.accepted, false)
    assert.equal(inMail(records, 'x'), undefined)
  })

  it('forgets the InMails of an erased member', async () => {
    const records = await after([
      sent('a', ann, 10),
      sent('b', bob, 10),
      { type: 'member-erased', at: 20 as Timestamp, member: ann },
      answered('a', 30, true),
    ])
    assert.deepEqual(inMailsOf(records, ann), [])
    assert.equal(inMail(records, 'a'), undefined)
    assert.equal(inMailsOf(records, bob).length, 1)
  })
})

function sent(inMail: string, member: MemberKey, at: number): Event {
  const [recruiter, project] = ['r' as RecruiterId, 'p' as ProjectId]
  return { type: 'in-mail-sent', at: at as Timestamp, inMail, recruiter, project, member, channel: 'recruiter-search' }
}

function answered(inMail: string, at: number, accepted: boolean): Event {
  return { type: 'in-mail-answered', at: at as Timestamp, inMail, member: ann, accepted }
}

async function after(events: readonly Event[]): Promise<MemoryRecords> {
  const records = new MemoryRecords()
  await records.transact((transaction) =>
    candidateHistory.apply(
      events.map((event, i) => ({ offset: (i + 1) as Offset, event })),
      transaction,
    ),
  )
  return records
}
