import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { settleContributions } from './settle-contributions.ts'

const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, one) => sum + one, 0)
const small = fc.double({ min: -100, max: 100, noNaN: true })
const huge = fc.double({ min: -1e16, max: 1e16, noNaN: true })
/** As coarse as a float32 that no more than 2^27 times its size cancels beside. */
const single = fc.float({ min: -100, max: 100, noNaN: true }).map((score) => (Math.abs(score) < 1e-5 ? 0 : score))

describe('settled contributions', () => {
  it('sum to a float32 score in their order, whatever cancels among them, up to 1e16', () => {
    const given = fc.record({ pairs: fc.array(huge, { maxLength: 6 }), addends: fc.array(small, { maxLength: 6 }), score: single })
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), ({ pairs, addends, score }, order) => {
        const all = [...pairs, ...pairs.map((one) => -one), ...addends]
        const shuffled = Float64Array.from(
          all.map((one) => ({ one, at: order.next().value! })).sort((a, b) => a.at - b.at),
          ({ one }) => one,
        )
        const rest = settleContributions(score, shuffled, shuffled.length)
        assert.equal(sumOf([...shuffled, rest]), score)
      }),
      { seed: 5, numRuns: 500 },
    )
  })

  it('sum in any order to a score that is on a grid as they are', () => {
    const onGrid = fc.integer({ min: -(2 ** 45), max: 2 ** 45 }).map((steps) => steps * 2 ** -32)
    fc.assert(
      fc.property(fc.array(onGrid, { maxLength: 12 }), onGrid, (addends, score) => {
        const settled = Float64Array.from(addends)
        const all = [settleContributions(score, settled, settled.length), ...settled]
        assert.equal(sumOf(all), score)
        assert.equal(sumOf(all.toReversed()), score)
      }),
      { seed: 6, numRuns: 500 },
    )
  })

  it('are off by no more than half of the last digit of the rest, and each by its share of the largest sum', () => {
    fc.assert(
      fc.property(fc.array(huge, { maxLength: 12 }), small, (addends, score) => {
        const settled = Float64Array.from(addends)
        const rest = settleContributions(score, settled, settled.length)
        const size = sumOf(addends.map(Math.abs)) + Math.abs(score)
        assert.ok(Math.abs(sumOf([...settled, rest]) - score) <= 2 ** -53 * Math.abs(rest))
        settled.forEach((one, i) => void assert.ok(Math.abs(one - addends[i]!) <= 2 ** -49 * size))
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
