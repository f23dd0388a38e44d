import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary, requestArbitrary } from '../../tests/contracts/search-arbitraries.ts'
import { marketplace } from '../../tests/contracts/search-oracle.ts'
import { describeSearcher } from '../../tests/contracts/searcher.ts'
import { documentFeatures, l1Features } from '../features/sets.ts'
import { LocalShards } from './local-shards.ts'
import { packChange } from './packed-change.ts'
import type { Deadline, SearchResult } from './searcher.ts'
import { shardOf } from './shard-of.ts'
import { unlimited } from './unlimited.ts'

describeSearcher('a shard', async (documents) => {
  const shard = new LocalShards({ shards: [3], marketplace, l1Features, documentFeatures })
  const holds = (key: number): boolean => shardOf(key) === 3
  await shard.apply(packChange({ upserts: documents, removals: [], offset: 1 }, holds))
  return { searcher: shard, holds, close: () => shard.close() }
})

describe('several shards of one host', () => {
  it('give their hits and are missing where time runs out while facets are counted', async () => {
    const shards = new LocalShards({ shards: [0, 1, 2], marketplace, l1Features, documentFeatures })
    const documents = fc.sample(documentArbitrary(400), { numRuns: 300, seed: 5 })
    await shards.apply(packChange({ upserts: documents, removals: [], offset: 1 }, (key) => shardOf(key) < 3))
    const request = {
      ...fc.sample(requestArbitrary, { numRuns: 1, seed: 6 })[0]!,
      clauses: [],
      should: [],
      shouldMatch: false,
      facets: ['skill' as const],
    }
    const told: SearchResult[] = []
    const late = await shards.search(request, endingAfter(4), (hits) => told.push(hits))
    const whole = await shards.search(request, unlimited)
    assert.deepEqual(told, [{ ...whole, facets: [] }])
    assert.deepEqual([late.total, late.missing, whole.missing], [whole.total, 2, 0])
    assert.ok(counted(late) > 0 && counted(late) < counted(whole))
    const never = await shards.search(request, endingAfter(0))
    assert.deepEqual([never.total, never.missing, counted(never)], [0, 3, 0])
  })
})

function counted({ facets }: SearchResult): number {
  return facets[0]!.counts.reduce((sum, count) => sum + count, 0)
}

/** Time for so many looks at the clock. */
function endingAfter(looks: number): Deadline {
  let left = looks
  return { left: () => Math.max(0, left--), race: (work) => work }
}
