/** What passes between an index and the worker that hosts some of its shards. Every request is answered once, in order; of a search the hits may go before. */
import type { PackedChange } from '../../search/packed-change.ts'
import type { SearchRequest, SearchResult } from '../../search/searcher.ts'
import type { ShardBytes } from '../../search/shard-host.ts'

/** What a worker is started with. */
export interface ShardWorkerData {
  readonly shards: readonly number[]
  readonly marketplace: number
}

export type ShardCall =
  | { readonly type: 'search'; readonly request: SearchRequest; readonly leftMs: number; readonly hitsFirst: boolean }
  | { readonly type: 'apply'; readonly change: PackedChange }
  | { readonly type: 'measure' }
  | { readonly type: 'fold'; readonly meanLength: number }
  | { readonly type: 'freeze' }
  | { readonly type: 'part'; readonly shard: number }
  | { readonly type: 'prepare'; readonly shard: number; readonly part: ShardBytes }
  | { readonly type: 'commit' }
  | { readonly type: 'discard' }

export interface ShardMessage {
  readonly id: number
  readonly call: ShardCall
}

/** `found`: all but the facets. The hits are gone then from the value of the answer, which comes later. */
export type ShardAnswer = { readonly id: number } & (
  | { readonly found: SearchResult }
  | { readonly value: unknown }
  | { readonly error: unknown }
)
