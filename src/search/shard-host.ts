/** Where shards run: in this thread, in a worker, on another machine. Calls take effect in the order in which they are made. */
import type { PackedChange } from './packed-change.ts'
import type { SnapshotPart } from './search-index.ts'
import type { Searcher } from './searcher.ts'
import type { TermCounts } from './term-counts.ts'

export interface ShardSizes {
  /** Documents of the bases, and documents appended since; removed ones count in both. */
  readonly base: number
  readonly live: number
  /** Documents that are neither removed nor replaced. */
  readonly documents: number
}

/** Documents of the marketplace audience and their text lengths added up. */
export interface AudienceMeasure {
  readonly documents: number
  readonly length: number
}

export type ShardBytes = Pick<SnapshotPart, 'bytes' | 'memory'>

export interface ShardHost extends Searcher {
  readonly shards: readonly number[]
  /** Documents alive once the change is applied. */
  apply(change: PackedChange): Promise<number>
  measure(): Promise<AudienceMeasure>
  /** Folds all shards; gives in how many documents of the marketplace audience each term stands. */
  fold(meanLength: number): Promise<{ readonly counts: TermCounts; readonly sizes: ShardSizes }>
  /** Holds the present content of all shards for `part`, whatever changes come after. */
  freeze(): Promise<void>
  /** The frozen content of one shard; it is let go. */
  part(shard: number): Promise<Uint8Array>
  /** Takes over the bytes of a shard, and the memory that they lie in, beside the present content; throws RangeError where they are damaged. */
  prepare(shard: number, part: ShardBytes): Promise<{ readonly offset: number }>
  /** Puts what was prepared into use, or drops it. */
  commit(): Promise<ShardSizes>
  discard(): Promise<void>
  close(): Promise<void>
}
