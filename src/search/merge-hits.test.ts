import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mergeHits } from './merge-hits.ts'
import type { Hits } from './searcher.ts'

interface Hit {
  readonly key: number
  readonly score: number
  readonly terms: readonly number[]
}

const byRank = (a: Hit, b: Hit) => b.score - a.score || a.key - b.key

describe('mergeHits', () => {
  it('gives what sorting all hits gives, each with its own columns', () => {
    const hit = fc.record({
      key: fc.nat(1000),
      score: fc.constantFrom(-Infinity, -1, 0, 0.5, 2),
      terms: fc.array(fc.nat(99), { maxLength: 3 }),
    })
    const all = fc.uniqueArray(fc.tuple(hit, fc.nat(3)), { selector: ([{ key }]) => key, maxLength: 40 })
    fc.assert(
      fc.property(all, fc.nat(50), (owned, limit) => {
        const lists = [0, 1, 2, 3].map((owner) =>
          owned
            .filter(([, own]) => own === owner)
            .map(([one]) => one)
            .sort(byRank),
        )
        const expected = owned
          .map(([one]) => one)
          .sort(byRank)
          .slice(0, limit)
        assert.deepEqual(mergeHits(lists.map(hitsOf), limit), { ...hitsOf(expected) })
      }),
      { seed: 7 },
    )
  })

  it('gives no hits of no lists', () => {
    assert.equal(mergeHits([], 10).keys.length, 0)
  })
})

function hitsOf(hits: readonly Hit[]): Hits {
  const offsets = [0]
  for (const { terms } of hits) offsets.push(offsets.at(-1)! + terms.length)
  return {
    keys: Uint32Array.from(hits, ({ key }) => key),
    versions: Float64Array.from(hits, ({ key }) => key * 2),
    l1Scores: Float64Array.from(hits, ({ score }) => score),
    vectors: Float32Array.from(hits.flatMap(({ key, score }) => [key, score, key / 7])),
    termOffsets: Uint32Array.from(offsets),
    terms: Uint32Array.from(hits.flatMap(({ terms }) => terms)),
    evidence: Uint16Array.from(hits.flatMap(({ key }) => [key, key + 1])),
  }
}
