/** Rows that lie together, of any number of entities. */
import type { ShardReader } from './shard-reader.ts'

export interface RowSource {
  readonly reader: ShardReader
  readonly labels: Float64Array
  readonly weights: Float64Array | undefined
  /** By row, its number among all. */
  readonly numbers: Uint32Array
  /** Dense rows are kept in float32 where their numbers came so. */
  readonly single: boolean
}
