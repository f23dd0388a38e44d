import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../domain/event.ts'
import type { Feedback } from '../domain/hiring-events.ts'
import type { MemberKey, Offset, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import { MemoryRecords } from './memory-records.ts'
import { lastMark, lastMarks, marksOf, membersRated, ratingCount, ratings } from './ratings.ts'

const project = 'p' as ProjectId
const [ann, bob] = [1 as MemberKey, 2 as MemberKey]

describe('ratings', () => {
  it('knows the last rating of each member, and who has it, newest first', async () => {
    const records = await after([rated(ann, 'view', 1), rated(ann, 'save', 2), rated(bob, 'save', 3)])
    assert.deepEqual(lastMark(records, project, ann), { rating: 'save', channel: 'recruiter-search', at: 2 })
    assert.deepEqual(membersRated(records, project, 'save'), [
      { member: bob, at: 3 },
      { member: ann, at: 2 },
    ])
    assert.deepEqual(membersRated(records, project, 'view'), [])
    assert.deepEqual(
      [...lastMarks(records, project)].map(({ member }) => member),
      [ann, bob],
    )
    assert.deepEqual([counted(records, 'save'), counted(records, 'view'), counted(records, 'skip')], [2, 1, 0])
  })

  it('takes the newest equal rating of the channel back', async () => {
    const records = await after([rated(ann, 'save', 1), rated(ann, 'view', 2), rated(ann, 'save', 3), rated(ann, 'save', 4, true)])
    assert.deepEqual(
      marksOf(records, project, ann).map(({ rating, at }) => [rating, at]),
      [
        ['save', 1],
        ['view', 2],
      ],
    )
  })

  it('forgets a member whose only rating was taken back', async () => {
    const records = await after([rated(ann, 'save', 1), rated(ann, 'save', 2, true)])
    assert.deepEqual([...lastMarks(records, project)], [])
    assert.equal(counted(records, 'save'), 0)
  })

  it('ignores an undo of what was never rated', async () => {
    const records = await after([
      rated(ann, 'save', 1),
      rated(ann, 'skip', 2, true),
      { ...rated(ann, 'save', 3, true), channel: 'job-applicants' },
    ])
    assert.equal(lastMark(records, project, ann)?.rating, 'save')
    assert.equal(counted(records, 'save'), 1)
  })

  it('keeps projects apart, also where one name begins another', async () => {
    const records = await after([rated(ann, 'save', 1), { ...rated(bob, 'save', 2), project: 'pp' as ProjectId }])
    assert.deepEqual(
      [...lastMarks(records, project)].map(({ member }) => member),
      [ann],
    )
  })

  it('bounds what one member can take up', async () => {
    const records = await after(Array.from({ length: 300 }, (_, i) => rated(ann, 'view', i)))
    assert.equal(marksOf(records, project, ann).length, 256)
    assert.equal(lastMark(records, project, ann)?.at, 299)
  })
})

function counted(records: MemoryRecords, rating: Feedback['rating']): number {
  return ratingCount(records, project, 'recruiter-search', rating)
}

function rated(member: MemberKey, rating: Feedback['rating'], at: number, undone = false): Feedback {
  const recruiter = 'r' as RecruiterId
  return { type: 'feedback', at: at as Timestamp, project, recruiter, member, channel: 'recruiter-search', rating, undone, terms: [] }
}

async function after(events: readonly Event[]): Promise<MemoryRecords> {
  const records = new MemoryRecords()
  await records.transact((transaction) =>
    ratings.apply(
      events.map((event, i) => ({ offset: (i + 1) as Offset, event })),
      transaction,
    ),
  )
  return records
}
