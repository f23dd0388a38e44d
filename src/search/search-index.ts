/** An index that takes changes: a broker over its shards, wherever they run. */
import type { Term } from '../domain/term.ts'
import type { IndexDocument } from './index-document.ts'
import type { Searcher } from './searcher.ts'

export interface IndexChange {
  readonly upserts: readonly IndexDocument[]
  readonly removals: readonly number[]
  /** Log offset that is reached once this change is applied. */
  readonly offset: number
}

/** Frozen between folds: counted over documents of the marketplace audience only, so that private documents leak nothing (I12). */
export interface TermStatistics {
  readonly documents: number
  /** Mean text length in tokens. */
  readonly meanLength: number
  documentFrequency(term: Term): number
}

export interface SearchIndex extends Searcher {
  /** Changes are applied in the order given; a search that begins after `reached(offset)` resolved sees them. */
  apply(change: IndexChange): void
  reached(offset: number): Promise<void>
  readonly offset: number
  readonly documents: number
  readonly statistics: TermStatistics
  /** Merges the live documents into a new base in static-rank order and freezes new statistics. */
  fold(): Promise<void>
  /** One self-contained binary per shard plus the statistics, each with its own checksum, consistent at `offset`. */
  save(): Promise<IndexSnapshot>
  /** The same, one part at a time: memory holds one encoded part. Changes applied meanwhile are not in it. */
  saveParts(): Promise<{ readonly offset: number; readonly parts: AsyncIterable<SnapshotPart> }>
  /**
   * Replaces everything. Throws RangeError with the reason when a part is damaged, and then changes nothing. The bytes are
   * handed over: their buffers become the index and must not be used afterwards.
   */
  load(snapshot: IndexSnapshot): Promise<void>
  close(): Promise<void>
}

export interface IndexSnapshot {
  readonly offset: number
  readonly parts: readonly SnapshotPart[]
}

export interface SnapshotPart {
  readonly name: string
  readonly bytes: Uint8Array
  /** Where the bytes were read into the beginning of such a memory: a shard then counts where they lie, and copies none. */
  readonly memory?: WebAssembly.Memory | undefined
}
