import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answered, hired, page, projectFor, rated, sent } from '../../tests/training/history.ts'
import type { Event } from '../domain/event.ts'
import type { Offset, RequestId } from '../domain/ids.ts'
import { dayMs } from '../domain/time.ts'
import { labelOf } from './label.ts'
import { Outcomes } from './outcomes.ts'

function outcomesOf(events: readonly Event[]): Outcomes {
  const outcomes = new Outcomes()
  events.forEach((event, i) => {
    outcomes.note({ offset: (i + 1) as Offset, event })
  })
  return outcomes
}

const q = (request: string) => request as RequestId
const first = page({ request: 'q1', at: 0, members: [1, 2, 3] })

describe('what became of the people on pages', () => {
  it('counts a message that was accepted within three days, and no later one', () => {
    const outcomes = outcomesOf([
      first,
      sent(1, 10, 'q1'),
      sent(2, 10, 'q1'),
      answered(1, 3 * dayMs + 10, true),
      answered(2, 3 * dayMs + 11, true),
    ])
    assert.equal(labelOf(outcomes.of(q('q1'), 1), 'accepted'), 1)
    assert.equal(labelOf(outcomes.of(q('q1'), 2), 'accepted'), 0)
    assert.equal(labelOf(outcomes.of(q('q1'), 3), 'accepted'), 0)
  })

  it('does not count a message that was declined or never answered', () => {
    const outcomes = outcomesOf([first, sent(1, 10, 'q1'), sent(2, 10, 'q1'), answered(1, 20, false)])
    assert.deepEqual(
      [1, 2].map((member) => labelOf(outcomes.of(q('q1'), member), 'accepted')),
      [0, 0],
    )
  })

  it('grades a save or a message 1, an acceptance 2, a hire 3', () => {
    const outcomes = outcomesOf([
      projectFor(7),
      page({ request: 'q1', at: 0, members: [1, 2, 3, 4, 5] }),
      rated('save', 1, 5, 'q1'),
      rated('view', 2, 5, 'q1'),
      ...[3, 4, 5].map((member) => sent(member, 10, 'q1')),
      answered(4, 20, true),
      answered(5, 20, true),
      hired(5, 7, 30),
    ])
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((member) => labelOf(outcomes.of(q('q1'), member), 'graded')),
      [1, 0, 1, 2, 3],
    )
  })

  it('gives an event that names no request to the last page that showed the person in its project', () => {
    const outcomes = outcomesOf([first, page({ request: 'q2', at: 5, members: [2] }), sent(2, 10), sent(1, 10)])
    assert.equal(outcomes.of(q('q2'), 2)?.sentAt, 10)
    assert.equal(outcomes.of(q('q1'), 2), undefined)
    assert.equal(outcomes.of(q('q1'), 1)?.sentAt, 10)
  })

  it('tells who had been written to before a page was shown', () => {
    const outcomes = outcomesOf([first, sent(1, 10, 'q1'), page({ request: 'q2', at: 20, members: [1, 2] })])
    assert.equal(outcomes.wasSettled(q('q2'), 1), true)
    assert.equal(outcomes.wasSettled(q('q2'), 2), false)
    assert.equal(outcomes.wasSettled(q('q1'), 1), false)
  })

  it('does not take a message for an earlier one where its page reached the log after it', () => {
    const outcomes = outcomesOf([sent(1, 10, 'q1'), first])
    assert.equal(outcomes.wasSettled(q('q1'), 1), false)
    assert.equal(outcomes.of(q('q1'), 1)?.sentAt, 10)
  })
})
