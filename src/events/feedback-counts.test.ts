import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Channel, channels, type Rating, ratings } from '../domain/feedback.ts'
import type { Feedback } from '../domain/hiring-events.ts'
import type { MemberKey, Offset, ProjectId, RecruiterId, Timestamp } from '../domain/ids.ts'
import { feedbackCell, feedbackCells, feedbackCounts } from './feedback-counts.ts'
import { MemoryRecords } from './memory-records.ts'

const project = 'p' as ProjectId

describe('feedback counts', () => {
  it('counts each term once a rating, by channel and rating', async () => {
    const records = await after([rated('save', [7, 3]), rated('save', [7]), rated('skip', [3])])
    const saved = feedbackCell(records, project, 'recruiter-search', 'save')
    assert.deepEqual([saved.total, [...saved.terms], [...saved.counts]], [2, [3, 7], [1, 2]])
    assert.deepEqual(
      feedbackCells(records, project).map(({ rating, total }) => [rating, total]),
      [
        ['save', 2],
        ['skip', 1],
      ],
    )
  })

  it('leaves no row behind where everything was undone', async () => {
    const records = await after([rated('save', [1, 2]), rated('save', [1, 2], true)])
    for (const table of feedbackCounts.tables) assert.deepEqual([...records.range(table)], [])
  })

  it('equals plain counting, however the events are cut into batches', async () => {
    const arbitrary = fc.record({
      project: fc.constantFrom(project, 'q' as ProjectId),
      channel: fc.constantFrom(...channels),
      rating: fc.constantFrom(...ratings),
      undone: fc.boolean(),
      terms: fc.uniqueArray(fc.oneof(fc.nat(5), fc.integer({ min: 0xfffffff0, max: 0xffffffff })), { maxLength: 6 }),
    })
    await fc.assert(fc.asyncProperty(fc.array(fc.array(arbitrary, { maxLength: 10 }), { maxLength: 4 }), equalsPlainCounting), {
      numRuns: 60,
      seed: 5,
    })
  })

  it('equals plain counting where more waits than a row holds, one rating at a time and all at once', async () => {
    const saves = Array.from({ length: 300 }, (_, i) =>
      rated(
        'save',
        Array.from({ length: 30 }, (_, k) => ((i * 7) % 50) * 1_000 + k * k),
        i % 40 === 39,
      ),
    )
    const apart = await after(...saves.map((save) => [save]))
    const together = await after(saves)
    assert.ok([...together.range('feedback-counts-waiting')].length > 0 && [...together.range('feedback-counts')].length > 0)
    for (const table of feedbackCounts.tables) assert.deepEqual([...apart.range(table)], [...together.range(table)])
    await equalsPlainCounting([saves])
  })
})

async function equalsPlainCounting(batches: readonly (readonly Partial<Feedback>[])[]): Promise<void> {
  const events = batches.map((batch) => batch.map((event) => ({ ...rated('save', []), ...event })))
  const records = await after(...events)
  for (const cell of feedbackCells(records, project)) {
    const { total, counts } = plainly(events.flat(), cell.channel, cell.rating)
    assert.equal(cell.total, total)
    assert.deepEqual(
      [...cell.terms].map((term, i) => [term, cell.counts[i]]),
      counts,
    )
  }
}

function plainly(events: readonly Feedback[], channel: Channel, rating: Rating): { total: number; counts: (readonly [number, number])[] } {
  const cell = events.filter(
    (event) => event.project === project && event.channel === channel && event.rating === rating && event.terms.length > 0,
  )
  const step = ({ undone }: Feedback) => (undone ? -1 : 1)
  const terms = [...new Set(cell.flatMap((event) => event.terms))].sort((a, b) => a - b)
  const sum = (of: readonly Feedback[]) => of.reduce((total, event) => total + step(event), 0)
  const counts = terms.map((term) => [term, sum(cell.filter((event) => event.terms.includes(term)))] as const)
  return { total: sum(cell), counts: counts.filter(([, count]) => count !== 0) }
}

function rated(rating: Rating, terms: readonly number[], undone = false): Feedback {
  return {
    type: 'feedback',
    at: 1 as Timestamp,
    project,
    recruiter: 'r' as RecruiterId,
    member: 1 as MemberKey,
    channel: 'recruiter-search',
    rating,
    undone,
    terms,
  }
}

async function after(...batches: readonly (readonly Feedback[])[]): Promise<MemoryRecords> {
  const records = new MemoryRecords()
  for (const batch of batches) {
    await records.transact((transaction) =>
      feedbackCounts.apply(
        batch.map((event, i) => ({ offset: i as Offset, event })),
        transaction,
      ),
    )
  }
  return records
}
