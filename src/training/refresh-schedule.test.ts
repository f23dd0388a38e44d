import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Timestamp } from '../domain/ids.ts'
import { dayMs, hourMs } from '../domain/time.ts'
import { dueRefresh, nextRefresh, type PastRefresh, type RefreshSchedule } from './refresh-schedule.ts'

const schedule: RefreshSchedule = { plans: ['a', 'b'], atHour: 3, everyHours: 24, wholeEveryDays: 7 }
const noon = (day: number) => (day * dayMs + 12 * hourMs) as Timestamp
const past = (plan: string, at: number, scope: PastRefresh['scope'] = 'effects'): PastRefresh => ({
  plan,
  scope,
  startedAt: at as Timestamp,
  judged: true,
})

describe('The schedule of refreshes', () => {
  it('begins with the first planned hour after the start', () => {
    assert.equal(dueRefresh(schedule, [], noon(0), noon(0)), undefined)
    assert.deepEqual(nextRefresh(schedule, [], noon(0), noon(0)), { plan: 'a', scope: 'whole', at: dayMs + 3 * hourMs })
    assert.deepEqual(dueRefresh(schedule, [], noon(0), (dayMs + 3 * hourMs) as Timestamp), { plan: 'a', scope: 'whole' })
  })

  it('goes through the plans one after the other, each once', () => {
    const night = dayMs + 3 * hourMs
    assert.equal(dueRefresh(schedule, [past('a', night)], noon(0), noon(1))?.plan, 'b')
    assert.equal(dueRefresh(schedule, [past('a', night), past('b', night + 60_000)], noon(0), noon(1)), undefined)
  })

  it('makes up at once for what was missed while nothing ran', () => {
    assert.equal(dueRefresh(schedule, [past('a', noon(1)), past('b', noon(1))], noon(9), noon(9))?.plan, 'a')
  })

  it('learns the whole after so many days, and until one was judged', () => {
    const scopeOn = (history: readonly PastRefresh[], day: number) => dueRefresh(schedule, history, noon(0), noon(day))?.scope
    assert.equal(scopeOn([past('a', noon(1), 'whole')], 2), 'effects')
    assert.equal(scopeOn([past('a', noon(1), 'whole'), past('a', noon(6))], 8), 'whole')
    assert.equal(scopeOn([{ ...past('a', noon(1), 'whole'), judged: false }], 2), 'whole')
  })

  it('refreshes several times a day where it is told to', () => {
    const often = { ...schedule, everyHours: 6 }
    const history = [past('a', 9 * hourMs), past('b', 9 * hourMs)]
    assert.equal(dueRefresh(often, history, noon(0), (14 * hourMs) as Timestamp), undefined)
    assert.deepEqual(dueRefresh(often, history, noon(0), (15 * hourMs) as Timestamp)?.plan, 'a')
    assert.equal(nextRefresh(often, history, noon(0), (14 * hourMs) as Timestamp)?.at, 15 * hourMs)
  })
})
