import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Event } from '../../domain/event.ts'
import type { Applied } from '../../domain/hiring-events.ts'
import type { JobKey, MemberKey, RecruiterId, Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import { MemoryEventLog } from '../../events/memory-event-log.ts'
import { pickRows } from './application-rows.ts'
import { isHeldOutJob } from './held-out-jobs.ts'
import { readApplicationRows } from './read-applications.ts'

const day = (number: number) => (number * dayMs) as Timestamp
const featureNames = async (hash: string) => (hash === 'two' ? ['a', 'b'] : undefined)

/** Features a = member, b = job; the member's own number is its term. */
function applied(member: number, job: number, at: number, featureSet = 'two'): Applied {
  const columns = { vector: Float32Array.of(member, job), memberTerms: Uint32Array.of(member, 99), jobTerms: Uint32Array.of(job) }
  return {
    type: 'applied',
    at: day(at),
    member: member as MemberKey,
    job: job as JobKey,
    inputs: { featureSet, taxonomy: 't', ...columns },
  }
}

function advanced(member: number, job: number, at: number): Event {
  const pair = { member: member as MemberKey, job: job as JobKey, recruiter: 'r' as RecruiterId }
  return { type: 'application-answered', at: day(at), answer: 'advance', ...pair }
}

async function rowsOf(events: readonly Event[], mostApplications = 100) {
  const log = new MemoryEventLog()
  await log.append(events)
  return readApplicationRows({ log, featureNames }, { columns: ['b', 'new', 'a'], mostApplications }, () => {})
}

describe('applications as rows', () => {
  it('hold what was logged by name, NaN for what was not, and the terms of both', async () => {
    const { rows, coverage, now } = await rowsOf([applied(1, 7, 0), applied(2, 7, 1), advanced(2, 7, 3)])
    assert.deepEqual([...rows.values], [7, NaN, 1, 7, NaN, 2])
    assert.deepEqual([...coverage], [1, 0, 1])
    assert.deepEqual(
      [[...rows.labels], [...rows.members], [...rows.jobs]],
      [
        [0, 1],
        [1, 2],
        [7, 7],
      ],
    )
    assert.deepEqual(
      [[...rows.memberTerms.starts], [...rows.memberTerms.ids]],
      [
        [0, 2, 4],
        [1, 99, 2, 99],
      ],
    )
    assert.deepEqual([[...rows.knownAt], now], [[day(3), day(3)], day(3)])
  })

  it('leave out what is not labelled yet, and count what was labelled but not logged', async () => {
    const { inputs: _, ...bare } = applied(3, 7, 1)
    const { rows, withoutInputs } = await rowsOf([bare, applied(4, 7, 1, 'lost'), applied(1, 7, 2), advanced(1, 7, 3), applied(5, 7, 3)])
    assert.deepEqual([[...rows.members], withoutInputs], [[1], 2])
  })

  it('are the newest where there are too many', async () => {
    const { rows } = await rowsOf([applied(1, 7, 0), applied(2, 7, 1), applied(3, 7, 2), applied(9, 7, 40)], 2)
    assert.deepEqual([...rows.members], [2, 3])
  })

  it('hold about one job in ten out, with all its applications', async () => {
    const jobs = Array.from({ length: 2000 }, (_, job) => job as JobKey)
    const share = jobs.filter(isHeldOutJob).length / jobs.length
    assert.ok(share > 0.08 && share < 0.12, String(share))
    const held = jobs.find(isHeldOutJob)!
    const { rows } = await rowsOf([applied(1, held, 0), applied(2, held, 0), applied(9, 1, 40)])
    assert.deepEqual([...rows.heldOut], [1, 1])
  })

  it('are picked with their terms, in any order', async () => {
    const { rows } = await rowsOf([applied(1, 7, 0), applied(2, 8, 1), applied(9, 7, 40)])
    const picked = pickRows(rows, Uint32Array.of(1, 0))
    assert.deepEqual([[...picked.jobs], [...picked.memberTerms.ids], [...picked.values.subarray(0, 1)]], [[8, 7], [2, 99, 1, 99], [8]])
  })
})
