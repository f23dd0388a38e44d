/**
 * Exact counts of the terms of each wanted type over the matches of a segment. A few scattered matches are counted by
 * their rows of the forward index; many are counted type by type: from the facet column or, of frequent terms, from their
 * bitsets, of rare ones from their lists, whatever is estimated to be cheapest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, countBits, listBits, unite } from '../../math/bitset.ts'
import type { BasePostings } from '../index/base-postings.ts'
import type { FacetColumn } from '../index/facet-columns.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'

/** Estimated costs, in nanoseconds: only their ratios matter. */
const rowNs = 2
const rankNs = 1.8
const termNs = 40
const wordNs = 1.3
const listNs = 10
const listEntryNs = 1.5
/** Below this share of the segment, each match is a cache line of its own in every column. */
const scattered = 1 / 64

export function countFacets(types: readonly TermType[], matches: Matches, segment: Segment, workspace: Workspace): void {
  const together = types.filter((type) => !matches.rejectedByFacet.has(type))
  countTypes(together, matches.all, segment, workspace)
  for (const [type, rejected] of matches.rejectedByFacet) {
    const bits = workspace.arena.copy(matches.all)
    unite(bits, rejected)
    countTypes([type], bits, segment, workspace)
  }
}

function countTypes(types: readonly TermType[], bits: Bits, segment: Segment, workspace: Workspace): void {
  const count = countBits(bits)
  if (count === 0 || types.length === 0) return
  const { base, facets, columns } = segment
  const documents = listed(bits, count, workspace)
  if (base === undefined || facets === undefined || (types.length > 2 && count < columns.size * scattered)) {
    workspace.facets.addRows(documents, count, columns.termOffsets, columns.terms, maskOf(types))
    return
  }
  for (const type of types) {
    const column = facets.get(termTypes.indexOf(type))
    if (column !== undefined) countColumn(column, { bits, documents, count }, base, workspace)
  }
}

interface Counted {
  readonly bits: Bits
  readonly documents: Uint32Array
  readonly count: number
}

function countColumn(column: FacetColumn, counted: Counted, base: BasePostings, workspace: Workspace): void {
  const { frequent, rarePostings, ranks, offsets, indexes } = column
  const bitsets = frequent * (termNs + counted.bits.length * wordNs)
  const lists = (indexes.length - frequent) * listNs + rarePostings * listEntryNs
  const perPosting = (rankNs * counted.count) / (offsets.length - 1)
  const rareRows = rowNs * counted.count + rarePostings * perPosting
  const allRows = rowNs * counted.count + ranks.length * perPosting
  if (allRows <= bitsets + Math.min(lists, rareRows)) countRanks(column, 0, counted, base, workspace)
  else {
    countTerms(column, 0, frequent, counted.bits, base, workspace)
    if (lists < rareRows) countTerms(column, frequent, indexes.length, counted.bits, base, workspace)
    else countRanks(column, frequent, counted, base, workspace)
  }
}

function countTerms({ indexes }: FacetColumn, start: number, end: number, bits: Bits, base: BasePostings, workspace: Workspace): void {
  for (let rank = start; rank < end; rank++) workspace.facets.add(base.arrays.terms[indexes[rank]], base.countAmong(indexes[rank], bits))
}

/** Counts ranks from `first` on, which stand at the end of each row. */
function countRanks(column: FacetColumn, first: number, { documents, count }: Counted, base: BasePostings, workspace: Workspace): void {
  const { indexes, offsets, ranks } = column
  const counts = workspace.rankCounts(indexes.length)
  if (first === 0) tallyAll(documents, count, offsets, ranks, counts)
  else tallyFrom(first, documents, count, offsets, ranks, counts)
  for (let rank = first; rank < indexes.length; rank++)
    if (counts[rank] !== 0) workspace.facets.add(base.arrays.terms[indexes[rank]], counts[rank])
}

type Ranks = FacetColumn['ranks']

function tallyAll(documents: Uint32Array, count: number, offsets: Uint32Array, ranks: Ranks, counts: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const end = offsets[documents[i] + 1]
    for (let at = offsets[documents[i]]; at < end; at++) counts[ranks[at]]++
  }
}

function tallyFrom(first: number, documents: Uint32Array, count: number, offsets: Uint32Array, ranks: Ranks, counts: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const start = offsets[documents[i]]
    for (let at = offsets[documents[i] + 1] - 1; at >= start && ranks[at] >= first; at--) counts[ranks[at]]++
  }
}

function listed(bits: Bits, count: number, workspace: Workspace): Uint32Array {
  const documents = workspace.list('facet-documents', count)
  listBits(bits, documents.subarray(0, count))
  return documents
}

function maskOf(types: readonly TermType[]): number {
  return types.reduce((mask, type) => mask | (1 << termTypes.indexOf(type)), 0)
}
