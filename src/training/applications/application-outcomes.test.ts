import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Event } from '../../domain/event.ts'
import { applicationAnswers } from '../../domain/feedback.ts'
import type { ContractId, JobKey, MemberKey, Offset, ProjectId, RecruiterId, Timestamp } from '../../domain/ids.ts'
import { dayMs } from '../../domain/time.ts'
import { ApplicationOutcomes } from './application-outcomes.ts'

const day = (number: number) => (number * dayMs) as Timestamp
const pair = (member: number, job: number, at: number) => ({ at: day(at), member: member as MemberKey, job: job as JobKey })
const recruiter = 'r' as RecruiterId
const [project, channel] = ['p' as ProjectId, 'job-applicants'] as const

const applied = (member: number, at: number, job = 1): Event => ({ type: 'applied', ...pair(member, job, at) })
const answered = (member: number, at: number, answer: (typeof applicationAnswers)[number], undone = false, job = 1): Event => {
  return { type: 'application-answered', ...pair(member, job, at), recruiter, answer, undone }
}
const projectFor = (job: number): Event => {
  return { type: 'project-upserted', at: day(0), project: { id: project, contract: 'c' as ContractId, name: 'Cooks', job: job as JobKey } }
}

function labels(events: readonly Event[], now: number): readonly (readonly [number, boolean, number])[] {
  const outcomes = new ApplicationOutcomes()
  events.forEach((event, i) => {
    outcomes.note({ offset: (i + 1) as Offset, event })
  })
  return outcomes.labelled(day(now)).map(({ member, isPositive, knownAt }) => [member, isPositive, knownAt / dayMs])
}

describe('the outcome of an application', () => {
  it('is positive once the hirer advances, saves or writes, and from then on', () => {
    const events = [
      applied(1, 1),
      applied(2, 1),
      applied(3, 1),
      answered(1, 2, 'advance'),
      answered(2, 3, 'save'),
      answered(3, 4, 'message'),
    ]
    assert.deepEqual(labels(events, 5), [
      [1, true, 2],
      [2, true, 3],
      [3, true, 4],
    ])
  })

  it('is negative once rejected, unless the hirer thinks better of it', () => {
    const events = [applied(1, 1), answered(1, 2, 'reject')]
    assert.deepEqual(labels(events, 3), [[1, false, 2]])
    assert.deepEqual(labels([...events, answered(1, 9, 'advance')], 10), [[1, true, 9]])
  })

  it('is not known before 14 days without an answer, and negative then', () => {
    assert.deepEqual(labels([applied(1, 1)], 14.9), [])
    assert.deepEqual(labels([applied(1, 1)], 15), [[1, false, 15]])
  })

  it('is negative as soon as somebody who applied later to the same job is answered', () => {
    const events = [applied(1, 1), applied(2, 2), applied(3, 3), applied(4, 1, 9), answered(2, 5, 'reject')]
    assert.deepEqual(labels(events, 6), [
      [1, false, 5],
      [2, false, 5],
    ])
  })

  it('forgets what was taken back', () => {
    assert.deepEqual(labels([applied(1, 1), answered(1, 2, 'save'), answered(1, 3, 'save', true)], 4), [])
  })

  it('also knows offers, hires, and what the hirer did in the project of the job', () => {
    const inMail = { type: 'in-mail-sent', at: day(2), inMail: 'i', recruiter, project, member: 1 as MemberKey, channel } as const
    const rating = { type: 'feedback', at: day(2), project, recruiter, channel, undone: false, terms: [], member: 2 as MemberKey } as const
    const events: Event[] = [
      projectFor(1),
      ...[1, 2, 3, 4, 5].map((member) => applied(member, 1)),
      inMail,
      { ...rating, rating: 'save' },
      { ...rating, member: 5 as MemberKey, rating: 'view' },
      { type: 'offer-made', ...pair(3, 1, 3) },
      { type: 'hired', ...pair(4, 1, 4) },
    ]
    assert.deepEqual(labels(events, 5), [
      [1, true, 2],
      [2, true, 2],
      [3, true, 3],
      [4, true, 4],
    ])
  })

  it('does not count what was done with a person who had not applied yet, nor people who were erased', () => {
    const saved = answered(1, 1, 'save')
    assert.deepEqual(labels([saved, applied(1, 2)], 3), [])
    assert.deepEqual(labels([applied(1, 2), saved, { type: 'member-erased', at: day(3), member: 1 as MemberKey }], 90), [])
  })

  it('agrees with a reading of the rules word by word, whatever happens', () => {
    const few = fc.integer({ min: 1, max: 4 })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('apply' as const), member: few, job: few }),
      fc.record({ kind: fc.constantFrom(...applicationAnswers), member: few, job: few, undone: fc.boolean() }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(step, fc.integer({ min: 0, max: 4 })), { maxLength: 40 }),
        fc.integer({ min: 0, max: 60 }),
        (steps, wait) => {
          let at = 0
          const events = steps.map(([one, gap]) => {
            at += gap
            return one.kind === 'apply' ? applied(one.member, at, one.job) : answered(one.member, at, one.kind, one.undone, one.job)
          })
          const found = new ApplicationOutcomes()
          events.forEach((event, i) => {
            found.note({ offset: (i + 1) as Offset, event })
          })
          const byPair = found.labelled(day(at + wait)).map(({ job, member, isPositive }) => `${job} ${member} ${isPositive}`)
          assert.deepEqual(new Set(byPair), new Set(oracle(events, day(at + wait))))
          assert.equal(byPair.length, new Set(byPair).size)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })
})

type Answered = Extract<Event, { type: 'application-answered' }>

/** Looks at every pair and every event again and again. */
function oracle(events: readonly Event[], now: Timestamp): readonly string[] {
  const first = (job: number, member: number) =>
    events.findIndex((event) => event.type === 'applied' && event.job === job && event.member === member)
  const standing = (job: number, member: number): readonly Answered[] => {
    const start = first(job, member)
    const own = events.filter((event, i): event is Answered => {
      return i > start && event.type === 'application-answered' && event.job === job && event.member === member
    })
    const left: Answered[] = []
    for (const one of own) {
      if (!one.undone) left.push(one)
      else {
        const last = left.findLastIndex(({ answer }) => answer === one.answer)
        if (last >= 0) left.splice(last, 1)
      }
    }
    return left
  }
  const pairs = [1, 2, 3, 4]
    .flatMap((job) => [1, 2, 3, 4].map((member) => ({ job, member })))
    .filter(({ job, member }) => first(job, member) >= 0)
  return pairs.flatMap(({ job, member }) => {
    const { at } = events[first(job, member)]!
    const own = standing(job, member)
    const text = (isPositive: boolean) => [`${job} ${member} ${isPositive}`]
    if (own.some(({ answer }) => answer !== 'reject')) return text(true)
    if (own.length > 0 || now >= at + 14 * dayMs) return text(false)
    const later = pairs.filter((other) => other.job === job && events[first(job, other.member)]!.at > at)
    return later.some((other) => standing(job, other.member).length > 0) ? text(false) : []
  })
}
