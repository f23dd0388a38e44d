import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../domain/event.ts'
import type { JobKey, MemberKey, Offset, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import { jobEventOffsets, jobEvents } from './job-events.ts'
import { MemoryRecords } from './memory-records.ts'

const [at, recruiter, project] = [0 as Timestamp, 'r' as RecruiterId, 'p' as ProjectId]
const [nurse, cook] = [1 as JobKey, 2 as JobKey]
const member = 7 as MemberKey
const rated: Event = {
  type: 'feedback',
  at,
  project,
  recruiter,
  member,
  channel: 'job-applicants',
  rating: 'save',
  undone: false,
  terms: [],
}

describe('Events of a job', () => {
  it('are those that tell of its applicants, as they come in, projects for it among them', async () => {
    const events: readonly Event[] = [
      { type: 'applied', at, member, job: nurse },
      rated,
      { type: 'project-upserted', at, project: { id: project, contract: 'c', name: 'Ward', job: nurse } as never },
      { type: 'applied', at, member, job: cook },
      rated,
      { type: 'application-answered', at, member, job: nurse, recruiter, answer: 'advance' },
      { type: 'member-deleted', at, member },
    ]
    const records = new MemoryRecords()
    for (const [i, event] of events.entries()) {
      await records.transact((transaction) => jobEvents.apply([{ offset: (i + 1) as Offset, event }], transaction))
    }
    assert.deepEqual(jobEventOffsets(records, nurse), [1, 3, 5, 6])
    assert.deepEqual(jobEventOffsets(records, cook), [4])
    assert.deepEqual(jobEventOffsets(records, 3 as JobKey), [])
  })
})
