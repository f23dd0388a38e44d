import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { requestArbitrary } from '../../tests/contracts/search-arbitraries.ts'
import { broker } from './broker.ts'
import type { Deadline, Searcher, SearchResult } from './searcher.ts'
import { unlimited } from './unlimited.ts'

const request = { ...fc.sample(requestArbitrary, { numRuns: 1, seed: 1 })[0]!, limit: 3 }
const withFacets = { ...request, facets: ['skill' as const] }
const past: Deadline = {
  left: () => 0,
  race: (work) => Promise.race([work, Promise.resolve().then(() => Promise.reject(new Error('late')))]),
}

function found(keys: readonly number[], scores: readonly number[]): SearchResult {
  const hits = {
    keys: Uint32Array.from(keys),
    versions: Float64Array.from(keys),
    l1Scores: Float64Array.from(scores),
    vectors: Float32Array.from(keys.flatMap((key) => [key, key + 0.5])),
    termOffsets: Uint32Array.from([0, ...keys.map((_, i) => i + 1)]),
    terms: Uint32Array.from(keys, (key) => key * 10),
    evidence: Uint16Array.from(keys),
  }
  const facets = [{ type: 'skill' as const, terms: Uint32Array.of(4, 5 + keys[0]!), counts: Uint32Array.of(1, 2) }]
  return {
    total: keys.length,
    hits,
    facets,
    clauses: [{ name: 'gate', totalWithout: 9, unknown: 1 }],
    missing: 0,
    offset: keys[0]!,
  }
}

const answering = (result: SearchResult): Searcher => ({ search: async () => result })
/** Its hits at once, the rest a turn later. */
const tellingFirst = (result: SearchResult, rest: () => Promise<SearchResult> = async () => result): Searcher => ({
  async search(_request, _deadline, onHits) {
    onHits?.({ ...result, facets: [] })
    return new Promise((resolve, reject) => setImmediate(() => rest().then(resolve, reject)))
  },
})
const silent: Searcher = { search: () => new Promise(() => {}) }
const failing: Searcher = { search: () => Promise.reject(new Error('dead')) }
const fail = (reason: unknown): void => assert.fail(String(reason))
const parts = (...searchers: Searcher[]) => searchers.map((searcher) => ({ searcher, shards: 4 }))

describe('broker', () => {
  it('merges hits by score and then key, and adds up totals, facets and clauses', async () => {
    const all = broker(parts(answering(found([1, 3], [5, 1])), answering(found([2, 4], [5, 2]))), fail)
    const result = await all.search(request, unlimited)
    assert.deepEqual([...result.hits.keys], [1, 2, 4])
    assert.deepEqual([...result.hits.vectors], [1, 1.5, 2, 2.5, 4, 4.5])
    assert.deepEqual([...result.hits.terms], [10, 20, 40])
    assert.deepEqual([...result.facets[0]!.terms], [4, 6, 7])
    assert.deepEqual([...result.facets[0]!.counts], [2, 2, 2])
    assert.deepEqual(result.clauses, [{ name: 'gate', totalWithout: 18, unknown: 2 }])
    assert.deepEqual([result.total, result.missing, result.offset], [4, 0, 1])
  })

  it('gives a partial answer when a searcher fails, and reports the reason', async () => {
    const reasons: unknown[] = []
    const result = await broker(parts(failing, answering(found([2], [1]))), (reason) => reasons.push(reason)).search(request, unlimited)
    assert.deepEqual([result.total, result.missing], [1, 4])
    assert.match(String(reasons[0]), /dead/)
  })

  it('gives a partial answer when a searcher is late', async () => {
    const reasons: unknown[] = []
    const result = await broker(parts(silent, answering(found([2], [1]))), (reason) => reasons.push(reason)).search(request, past)
    assert.deepEqual([result.total, result.missing], [1, 4])
    assert.match(String(reasons[0]), /late/)
  })

  it('tells the hits when all searchers gave theirs, whether before their facets or with them', async () => {
    const [one, other] = [found([1, 3], [5, 1]), found([2, 4], [5, 2])]
    const told: SearchResult[] = []
    const all = broker(parts(tellingFirst(one), answering(other)), fail)
    const result = await all.search(withFacets, unlimited, (hits) => told.push(hits))
    assert.deepEqual(told, [{ ...result, facets: [] }])
    assert.deepEqual([...result.hits.keys], [1, 2, 4])
    assert.deepEqual(result, await broker(parts(answering(one), answering(other)), fail).search(withFacets, unlimited))
  })

  it('keeps the hits of a searcher that is lost while it counts, and says that it is missing', async () => {
    const told: SearchResult[] = []
    const lost = tellingFirst(found([1], [5]), () => Promise.reject(new Error('dead')))
    const result = await broker(parts(lost, answering(found([2], [1]))), () => undefined).search(withFacets, unlimited, (hits) =>
      told.push(hits),
    )
    assert.deepEqual([told[0]!.missing, told[0]!.total, result.missing], [0, 2, 4])
    assert.deepEqual([...result.hits.keys], [1, 2])
    assert.deepEqual([...result.facets[0]!.counts], [1, 2])
  })

  it('tells no hits when a searcher fails before it gave any', async () => {
    const all = parts(failing, tellingFirst(found([2], [1])))
    const result = await broker(all, () => undefined).search(withFacets, unlimited, () => assert.fail('told'))
    assert.deepEqual([result.total, result.missing], [1, 4])
  })

  it('reports shards that its searchers are missing', async () => {
    const reasons: unknown[] = []
    const result = await broker(parts(answering({ ...found([2], [1]), missing: 2 })), (reason) => reasons.push(reason)).search(
      request,
      unlimited,
    )
    assert.equal(result.missing, 2)
    assert.equal(reasons.length, 1)
  })
})
