import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FacetCounts } from '../searcher.ts'
import { isSettled, mergeFacets } from './merge-facets.ts'

const terms = 12
const values = 3
/** What a searcher truly has, by term, and which of it it lists. */
const searcher = fc.array(fc.record({ count: fc.nat({ max: 9 }), listed: fc.boolean() }), { minLength: terms, maxLength: terms })

function stated(truth: readonly { count: number; listed: boolean }[], slack: number): FacetCounts {
  const listed = [...truth.keys()].filter((term) => truth[term]!.listed)
  const others = Math.max(0, ...truth.filter((one) => !one.listed).map(({ count }) => count + slack))
  return { type: 'skill', terms: Uint32Array.from(listed), counts: Uint32Array.from(listed, (term) => truth[term]!.count), others }
}

describe('facets of several searchers', () => {
  it('are exact where known, never below the bound of the others, and settled only where the most frequent are sure', () => {
    let settled = 0
    fc.assert(
      fc.property(fc.array(searcher, { minLength: 1, maxLength: 3 }), fc.nat({ max: 1 }), (searchers, slack) => {
        const totals = Array.from({ length: terms }, (_, term) => searchers.reduce((sum, one) => sum + one[term]!.count, 0))
        const [merged] = mergeFacets(searchers.map((one) => [stated(one, slack)]))
        merged!.terms.forEach((term, i) => {
          assert.equal(merged!.counts[i], totals[term])
        })
        totals.forEach((total, term) => {
          assert.ok(merged!.terms.includes(term) || total <= merged!.others!)
        })
        if (!isSettled(merged!, values)) return
        settled++
        const top = (counts: readonly number[]) =>
          counts
            .filter((count) => count > 0)
            .sort((a, b) => b - a)
            .slice(0, values)
        assert.deepEqual(top([...merged!.counts]), top(totals))
      }),
      { seed: 11, numRuns: 2000 },
    )
    assert.ok(settled > 30, `${settled} were settled`)
  })

  it('are sums where all list what they have', () => {
    const whole = (...counted: readonly (readonly [term: number, count: number])[]): FacetCounts => ({
      type: 'skill',
      terms: Uint32Array.from(counted, ([term]) => term),
      counts: Uint32Array.from(counted, ([, count]) => count),
    })
    const [merged] = mergeFacets([[whole([2, 1], [5, 3])], [whole()], [whole([1, 4], [5, 2], [0xffffffff, 1])]])
    assert.deepEqual(merged, whole([1, 4], [2, 1], [5, 5], [0xffffffff, 1]))
    assert.deepEqual(mergeFacets([]), [])
  })
})
