import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mainReasons } from './main-reasons.ts'

const one = (feature: string, label: string, contribution: number, part: 'skills' | 'base' = 'skills') => {
  return { feature, label, part, value: 1, contribution } as const
}

describe('main reasons', () => {
  it('are the strongest, for and against apart, without the starting point and what decides nothing', () => {
    const { speaksFor, speaksAgainst } = mainReasons([
      one('a', 'A', 0.5),
      one('b', 'B', -1),
      one('c', 'C', 2),
      one('d', 'D', 0.01),
      one('e', 'E', 0.1),
      one('f', 'F', 1),
      one('intercept', 'Starting point', -3, 'base'),
    ])
    assert.deepEqual([speaksFor.map(({ feature }) => feature), speaksAgainst.map(({ feature }) => feature)], [['c', 'f', 'a'], ['b']])
  })

  it('add up what bears one name', () => {
    const { speaksFor, speaksAgainst } = mainReasons([one('a', 'Title: nurse', 0.5), one('b', 'Title: nurse', -2), one('c', 'C', 1)])
    assert.deepEqual([speaksFor, speaksAgainst], [[one('c', 'C', 1)], [one('b', 'Title: nurse', -1.5)]])
  })

  it('never speak both for and against', () => {
    const given = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.double({ min: -3, max: 3, noNaN: true })), { maxLength: 12 })
    fc.assert(
      fc.property(given, (pairs) => {
        const { speaksFor, speaksAgainst } = mainReasons(pairs.map(([label, contribution], i) => one(`${i}`, label, contribution)))
        const labels = [...speaksFor, ...speaksAgainst].map(({ label }) => label)
        assert.equal(new Set(labels).size, labels.length)
        assert.ok(speaksFor.every(({ contribution }) => contribution > 0) && speaksAgainst.every(({ contribution }) => contribution < 0))
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})
