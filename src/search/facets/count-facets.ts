/**
 * Exact counts of the terms of each wanted type over the matches of a segment. A few scattered matches are counted by
 * their rows of the forward index; many are counted type by type: from the facet column or, of frequent terms, from their
 * bitsets, of rare ones from their lists, whatever is estimated to be cheapest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, countBits, listBits, unite } from '../../math/bitset.ts'
import type { BasePostings } from '../index/base-postings.ts'
import type { CountingMemory } from '../index/counting-memory.ts'
import type { FacetColumn } from '../index/facet-columns.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'
import type { FacetCounter } from './facet-counter.ts'

/** Estimated costs, in nanoseconds: only their ratios matter. */
const rowNs = 2
const rankNs = 1.4
const termNs = 60
const wordNs = 0.15
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
  const { base, counting, columns } = segment
  if (base === undefined || counting === undefined || (types.length > 2 && count < columns.size * scattered)) {
    const documents = workspace.list('facet-documents', count)
    listBits(bits, documents.subarray(0, count))
    workspace.facets.addRows(documents, count, columns.termOffsets, columns.terms, maskOf(types))
    return
  }
  counting.match(bits)
  listBits(bits, counting.documents)
  for (const type of types) {
    const column = counting.facets.get(termTypes.indexOf(type))
    if (column !== undefined) countColumn(column, { bits, count, base, counting }, workspace.facets)
  }
}

interface Counted {
  readonly bits: Bits
  readonly count: number
  readonly base: BasePostings
  readonly counting: CountingMemory
}

function countColumn(column: FacetColumn, counted: Counted, counter: FacetCounter): void {
  const { frequent, rarePostings, ranks, offsets, indexes } = column
  const bitsets = frequent * (termNs + counted.bits.length * wordNs)
  const lists = (indexes.length - frequent) * listNs + rarePostings * listEntryNs
  const perPosting = (rankNs * counted.count) / (offsets.length - 1)
  const rareRows = rowNs * counted.count + rarePostings * perPosting
  const allRows = rowNs * counted.count + ranks.length * perPosting
  if (allRows <= bitsets + Math.min(lists, rareRows)) {
    countRanks(column, 0, counted, counter)
    return
  }
  countFrequent(column, counted, counter)
  if (lists < rareRows) countLists(column, counted, counter)
  else countRanks(column, frequent, counted, counter)
}

function countFrequent({ indexes, frequent }: FacetColumn, { base, counting }: Counted, counter: FacetCounter): void {
  const { terms, places } = base.arrays
  for (let rank = 0; rank < frequent; rank++) counter.add(terms[indexes[rank]], counting.countBitset(places[indexes[rank]]))
}

function countLists({ indexes, frequent }: FacetColumn, { bits, base }: Counted, counter: FacetCounter): void {
  for (let rank = frequent; rank < indexes.length; rank++)
    counter.add(base.arrays.terms[indexes[rank]], base.countAmong(indexes[rank], bits))
}

/** Ranks from `first` on, which stand at the end of each row. */
function countRanks(column: FacetColumn, first: number, { count, base, counting }: Counted, counter: FacetCounter): void {
  const counts = counting.tally(column, first, count)
  const { terms } = base.arrays
  for (let rank = first; rank < counts.length; rank++) if (counts[rank] !== 0) counter.add(terms[column.indexes[rank]], counts[rank])
}

function maskOf(types: readonly TermType[]): number {
  return types.reduce((mask, type) => mask | (1 << termTypes.indexOf(type)), 0)
}
