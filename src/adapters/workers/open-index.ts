/** Opens an index on worker threads or, with 0 workers, in this thread: its answers are the same. */
import { documentFeatures, l1Features } from '../../features/sets.ts'
import { LocalShards } from '../../search/local-shards.ts'
import type { SearchIndex } from '../../search/search-index.ts'
import type { ShardHost } from '../../search/shard-host.ts'
import { shardCount } from '../../search/shard-of.ts'
import { type FoldPolicy, ShardedIndex } from '../../search/sharded-index.ts'
import { WorkerShards } from './worker-shards.ts'

export interface IndexOptions {
  /** 0 to 8; shards are spread evenly. */
  readonly workers: number
  /** The `audience` term of the marketplace. */
  readonly marketplace: number
  readonly onFailure: (reason: unknown) => void
  readonly fold?: FoldPolicy
}

export const defaultFold: FoldPolicy = { least: 8192, share: 1 }

export function openIndex({ workers, marketplace, onFailure, fold = defaultFold }: IndexOptions): SearchIndex {
  return new ShardedIndex(openHosts(workers, marketplace), { fold, onFailure })
}

export function openHosts(workers: number, marketplace: number): readonly ShardHost[] {
  const all = Array.from({ length: shardCount }, (_, shard) => shard)
  if (workers === 0) return [new LocalShards({ shards: all, marketplace, l1Features, documentFeatures })]
  if (!Number.isInteger(workers) || workers < 0 || workers > shardCount)
    throw new RangeError(`workers must be 0 to ${shardCount}, not ${workers}`)
  return Array.from(
    { length: workers },
    (_, worker) => new WorkerShards({ shards: all.filter((shard) => shard % workers === worker), marketplace }),
  )
}
