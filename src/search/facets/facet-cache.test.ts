import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { termOf } from '../../domain/term.ts'
import type { Clause, FacetCounts } from '../searcher.ts'
import { countedKey, FacetCache } from './facet-cache.ts'

const skills: readonly FacetCounts[] = [{ type: 'skill', terms: Uint32Array.of(termOf('skill', 1)), counts: Uint32Array.of(7) }]
const everyone = { total: 10, documents: 10 }

function years(min: number): Clause {
  return { name: 'years', filter: { type: 'range', field: 'years', min, max: Number.POSITIVE_INFINITY, unknown: false }, gate: false }
}

function asked(clauses: readonly Clause[], weight = 1) {
  const viewer = { audience: [termOf('audience', 1)], hiddenFrom: [] }
  return { viewer, clauses, should: [{ term: termOf('text', 3), weight }], shouldMatch: true, facets: ['skill' as const] }
}

describe('the cache of facet counts', () => {
  it('gives back what was kept, and each time an answer of its own', () => {
    const cache = new FacetCache()
    cache.keep('a', skills, everyone)
    const first = cache.find('a')!
    first[0]!.counts[0] = 0
    assert.deepEqual(cache.find('a'), skills)
  })

  it('forgets all when a document changes', () => {
    const cache = new FacetCache()
    cache.keep('a', skills, everyone)
    cache.clear()
    assert.equal(cache.find('a'), undefined)
  })

  it('keeps what was asked lately, and nothing that finds few', () => {
    const cache = new FacetCache()
    cache.keep('few', skills, { total: 1, documents: 1000 })
    assert.equal(cache.find('few'), undefined)
    cache.keep('often', skills, everyone)
    cache.keep('once', skills, everyone)
    for (let i = 0; i < 255; i++) {
      cache.find('often')
      cache.keep(String(i), skills, everyone)
    }
    assert.deepEqual(cache.find('often'), skills)
    assert.equal(cache.find('once'), undefined)
  })

  it('tells requests apart by what they find, numbers that JSON has not included', () => {
    const keys = [asked([]), asked([years(1)]), asked([years(Number.NaN)]), asked([years(Number.NEGATIVE_INFINITY)]), asked([], 0)].map(
      countedKey,
    )
    assert.equal(new Set(keys).size, keys.length)
    assert.equal(countedKey(asked([], 1)), countedKey(asked([], 2)))
  })
})
