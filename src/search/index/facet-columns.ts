/**
 * The forward index once more, by type, for counting: which terms of a type each document has, as ranks. Rank 0 is the
 * most frequent term of the type in this segment, so counters that are used most lie side by side, and the frequent terms
 * (those that also have a bitset) come first in every row.
 */
import { termTypes } from '../../domain/term.ts'
import { bitsetForm, type PostingArrays } from './base-postings.ts'
import type { ForwardColumns } from './forward-columns.ts'
import type { TermSlots } from './term-slots.ts'

export interface FacetColumn {
  /** Index of the type. */
  readonly type: number
  /** By rank, the term's index in the postings. */
  readonly indexes: Uint32Array
  /** The ranks of document d, ascending: ranks[offsets[d] .. offsets[d + 1]]. */
  readonly offsets: Uint32Array
  readonly ranks: Uint16Array | Uint32Array
  /** The first ranks: terms in bitset form. */
  readonly frequent: number
  /** How many documents the other terms have together. */
  readonly rarePostings: number
}

/** By type index; types that are never counted, and those without terms, have none. */
export type FacetColumns = ReadonlyMap<number, FacetColumn>

const uncounted: ReadonlySet<string> = new Set(['text', 'audience', 'hidden-from'])

export function buildFacetColumns(columns: ForwardColumns, slots: TermSlots, postings: PostingArrays): FacetColumns {
  const ranks = new Uint32Array(slots.size)
  const built = new Map<number, FacetColumn>()
  for (const type of termTypes.keys()) {
    if (uncounted.has(termTypes[type])) continue
    const indexes = rankedIndexes(type, postings)
    if (indexes.length === 0) continue
    for (let rank = 0; rank < indexes.length; rank++) ranks[slots.of(postings.terms[indexes[rank]])] = rank
    built.set(type, facetColumn(type, indexes, new Uint32Array(columns.size + 1), emptyRanks(indexes, postings), postings))
  }
  writeRanks(columns, slots, ranks, built)
  return built
}

/** `indexes` must be by rank. */
export function facetColumn(
  type: number,
  indexes: Uint32Array,
  offsets: Uint32Array,
  ranks: Uint16Array | Uint32Array,
  { counts, forms }: PostingArrays,
): FacetColumn {
  const rare = indexes.filter((index) => forms[index] !== bitsetForm)
  const rarePostings = rare.reduce((sum, index) => sum + counts[index], 0)
  return { type, indexes, offsets, ranks, frequent: indexes.length - rare.length, rarePostings }
}

/** A term has a bitset by its count alone, so ranks by count put those first. */
function rankedIndexes(type: number, { terms, counts }: PostingArrays): Uint32Array {
  const indexes = Uint32Array.from(terms.keys()).filter((index) => terms[index] >>> 27 === type)
  return indexes.sort((a, b) => counts[b] - counts[a] || a - b)
}

function emptyRanks(indexes: Uint32Array, { counts }: PostingArrays): Uint16Array | Uint32Array {
  const size = indexes.reduce((sum, index) => sum + counts[index], 0)
  return indexes.length < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size)
}

function writeRanks(columns: ForwardColumns, slots: TermSlots, rankOf: Uint32Array, built: FacetColumns): void {
  const ends = new Uint32Array(32)
  for (let document = 0; document < columns.size; document++) {
    for (let at = columns.termOffsets[document]; at < columns.termOffsets[document + 1]; at++) {
      const type = columns.terms[at] >>> 27
      const column = built.get(type)
      if (column !== undefined) insertRank(column.ranks, column.offsets[document], ends[type]++, rankOf[slots.of(columns.terms[at])])
    }
    for (const { type, offsets } of built.values()) offsets[document + 1] = ends[type]
  }
}

/** Into the ascending ranks of `[start, end)`: rows are short. */
function insertRank(ranks: Uint16Array | Uint32Array, start: number, end: number, rank: number): void {
  let at = end
  while (at > start && ranks[at - 1] > rank) {
    ranks[at] = ranks[at - 1]
    at--
  }
  ranks[at] = rank
}
