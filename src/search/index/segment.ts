/** A stretch of a shard's documents with its own ids: the immutable base, or the live documents appended since the last fold. */
import { numberFields, type Term } from '../../domain/term.ts'
import type { Fields } from '../../features/fields.ts'
import { type Bits, hasBit } from '../../math/bitset.ts'
import type { ScoreAlgebra } from '../../math/score-algebra.ts'
import type { Arena } from './arena.ts'
import type { BasePostings } from './base-postings.ts'
import type { CountingMemory } from './counting-memory.ts'
import type { ForwardColumns } from './forward-columns.ts'
import type { Postings } from './postings.ts'

/** What is read to find what matches. */
export interface Matched {
  readonly columns: ForwardColumns
  readonly postings: Pick<Postings, 'unite'>
  /** Documents that were neither removed nor replaced. */
  readonly alive: Bits
  /** What searches work in; a base's lies in the memory of its postings. */
  readonly arena: Arena
}

export interface Segment extends Matched {
  readonly fields: Fields
  /** Of a base: see number-rows.ts. */
  readonly numberRows: Float32Array | undefined
  readonly postings: Postings
  /** As the arena, for a number a document. */
  readonly lists: Arena
  readonly scoring: ScoreAlgebra
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
export function measureAudience({ columns, postings, alive, arena }: Segment, audience: Term) {
  const bits = arena.empty(alive.length)
  postings.unite(audience, alive, bits)
  let documents = 0
  let length = 0
  for (let document = 0; document < columns.size; document++) {
    if (!hasBit(bits, document)) continue
    documents++
    length += columns.lengths[document]
  }
  arena.giveBack()
  return { documents, length }
}
