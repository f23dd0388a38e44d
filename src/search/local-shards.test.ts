import { marketplace } from '../../tests/contracts/search-oracle.ts'
import { describeSearcher } from '../../tests/contracts/searcher.ts'
import { documentFeatures, l1Features } from '../features/sets.ts'
import { LocalShards } from './local-shards.ts'
import { packChange } from './packed-change.ts'
import { shardOf } from './shard-of.ts'

describeSearcher('a shard', async (documents) => {
  const shard = new LocalShards({ shards: [3], marketplace, l1Features, documentFeatures })
  const holds = (key: number): boolean => shardOf(key) === 3
  await shard.apply(packChange({ upserts: documents, removals: [], offset: 1 }, holds))
  return { searcher: shard, holds, close: () => shard.close() }
})
