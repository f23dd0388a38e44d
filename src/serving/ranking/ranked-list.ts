/** Second layer: the shards' hits with the federator's features, scored by the model and put in order. Columns, no object a hit. */

import type { StoredColumns } from '../../features/feature-store.ts'
import { idColumns, type StatedTerms } from '../../features/id-columns.ts'
import { storedFeatures } from '../../features/stored-features.ts'
import type { Rows, Scorer } from '../../models/model.ts'
import type { Hits } from '../../search/searcher.ts'
import type { Ranker } from './ranker.ts'
import type { RowsWithEffects } from './row-effects.ts'

export interface RankedList {
  readonly hits: Hits
  readonly ranker: Ranker
  /** One row a hit, in the order of the hits. */
  readonly rows: Rows
  readonly scores: Float64Array
  /** Effects that were refitted since the model was trained and took part. */
  readonly refitted: RowsWithEffects['refitted']
  /** Rows block by block; inside a block by score descending, then key ascending. */
  readonly order: Uint32Array
}

/** `effectsOf` gives the rows what a GLMix model must know of their entities. Hits stand in the order of the first layer; the second changes it only inside blocks of so many hits. */
export async function rankHits(
  hits: Hits,
  stored: StoredColumns,
  ranker: Ranker,
  block: number,
  effectsOf: (rows: Rows) => Promise<RowsWithEffects>,
): Promise<RankedList> {
  const { rows, refitted } = await effectsOf(withIds(withStored(hits, stored, ranker.features.length), hits, ranker.scorer))
  const scores = new Float64Array(rows.count)
  ranker.scorer.score(rows, scores)
  return { hits, ranker, rows, scores, refitted, order: byScore(scores, hits.keys, block) }
}

/** Rows by score descending, then key ascending, inside blocks of so many rows. */
export function byScore(scores: Float64Array, keys: Uint32Array, block = Math.max(1, scores.length)): Uint32Array {
  const order = new Uint32Array(scores.length)
  for (let row = 0; row < order.length; row++) order[row] = row
  for (let start = 0; start < order.length; start += block)
    order.subarray(start, start + block).sort((a, b) => scores[b]! - scores[a]! || keys[a]! - keys[b]!)
  return order
}

function withStored(hits: Hits, stored: StoredColumns, width: number): Rows {
  const count = hits.keys.length
  const documentWidth = width - storedFeatures.length
  const values = new Float32Array(count * width)
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < documentWidth; i++) values[row * width + i] = hits.vectors[row * documentWidth + i]!
    for (let i = 0; i < storedFeatures.length; i++) values[row * width + documentWidth + i] = storedFeatures[i]!.compute(stored, row)
  }
  return { values, width, count }
}

/** Only models with embeddings read ids. */
export function withIds(rows: Rows, stated: StatedTerms, { idColumns: read }: Scorer): Rows {
  return read === undefined ? rows : { ...rows, ids: idColumns(stated) }
}
