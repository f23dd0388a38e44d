/** A stretch of a shard's documents with its own ids: the immutable base, or the live documents appended since the last fold. */
import { numberFields, type Term } from '../../domain/term.ts'
import type { Fields } from '../../features/fields.ts'
import type { Bits } from '../../math/bitset.ts'
import type { BasePostings } from './base-postings.ts'
import type { CountingMemory } from './counting-memory.ts'
import type { ForwardColumns } from './forward-columns.ts'
import type { Postings } from './postings.ts'

export interface Segment {
  readonly columns: ForwardColumns
  readonly fields: Fields
  readonly postings: Postings
  /** Documents that were neither removed nor replaced. */
  readonly alive: Bits
  /** The postings of a base, which can also be counted by type. */
  readonly base: BasePostings | undefined
  /** Only a base has one. */
  readonly counting: CountingMemory | undefined
}

const staticRank = numberFields.indexOf('static-rank')

/** A document that states no static rank comes last. */
export function staticRankOf(columns: ForwardColumns, document: number): number {
  const rank = columns.numbers[staticRank][document]
  return Number.isNaN(rank) ? Number.NEGATIVE_INFINITY : rank
}

/** Documents of the audience that are alive, and their text lengths added up. */
export function measureAudience(segment: Segment, audience: Term): { readonly documents: number; readonly length: number } {
  const bits = new Uint32Array(segment.alive.length)
  segment.postings.unite(audience, bits)
  let documents = 0
  let length = 0
  for (let document = 0; document < segment.columns.size; document++) {
    if (((bits[document >>> 5] & segment.alive[document >>> 5]) >>> (document & 31)) & 1) {
      documents++
      length += segment.columns.lengths[document]
    }
  }
  return { documents, length }
}
