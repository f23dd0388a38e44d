import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { memberOf } from '../../tests/small-world/index.ts'
import type { Timestamp } from '../domain/ids.ts'
import { monthsBetween, yearMonthOf } from '../domain/time.ts'
import { memberCard, memberSummary } from './cards.ts'

const today = Date.UTC(2024, 5, 15) as Timestamp
const month = fc.record({ year: fc.integer({ min: 1970, max: 2026 }), month: fc.integer({ min: 1, max: 12 }) }, { requiredKeys: ['year'] })
const position = fc.record({ start: month, end: month, title: fc.constant('Nurse') }, { requiredKeys: ['title'] })

describe('the card of a member', () => {
  it('says what the profile says, and nothing that it does not', () => {
    const member = memberOf('ada', {
      headline: 'Nurse',
      location: { city: 'Berlin', countryCode: 'DE' },
      positions: [{ title: 'Nurse', company: 'Ward 7', start: { year: 2019, month: 6 } }],
      skills: Array.from({ length: 20 }, (_, i) => ({ name: `Skill ${i}` })),
    })
    const { name: _, ...card } = memberCard(memberSummary(member), today)
    assert.deepEqual(card, {
      id: 'ada',
      headline: 'Nurse',
      location: 'Berlin, DE',
      currentTitle: 'Nurse',
      currentCompany: 'Ward 7',
      years: 5,
      skills: Array.from({ length: 12 }, (_, i) => `Skill ${i}`),
    })
    assert.ok(!('years' in memberCard(memberSummary(memberOf('ben', {})), today)))
  })

  it('counts years from the first start to the last end, gaps left out, and is the same when its summary was stored', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 5 }), (positions) => {
        const summary = memberSummary(memberOf('ada', { positions }))
        const card = memberCard(JSON.parse(JSON.stringify(summary)), today)
        assert.equal(card.years, yearsByHand(positions))
        assert.deepEqual(card, memberCard(summary, today))
      }),
      { seed: 3 },
    )
  })
})

function yearsByHand(positions: readonly { readonly start?: Month; readonly end?: Month }[]): number | undefined {
  const now = yearMonthOf(today)
  const dated = positions.flatMap(({ start, end }) => (start === undefined ? [] : [{ start, end: end ?? now }]))
  if (dated.length === 0) return undefined
  const held = dated.reduce((sum, { start, end }) => sum + monthsBetween(start, end), 0)
  const since = Math.max(...dated.map(({ start }) => monthsBetween(start, now)))
  return Math.round((Math.min(held, since) / 12) * 10) / 10
}

type Month = Parameters<typeof monthsBetween>[0]
