/**
 * Exact counts of the terms of each wanted type over the matches of a segment. A few scattered matches are counted by
 * their rows of the forward index; many are counted type by type: from the facet column or, of frequent terms, from their
 * bitsets, of rare ones from their lists, whatever is estimated to be cheapest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, countBits, listBits, unite } from '../../math/bitset.ts'
import type { BasePostings } from '../index/base-postings.ts'
import type { CountedColumn, CountingMemory } from '../index/counting-memory.ts'
import type { FacetColumn } from '../index/facet-columns.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'
import type { FacetCounter } from './facet-counter.ts'

/** Costs in nanoseconds as measured on one million documents: only their ratios matter. */
const rowNs = 100
const rowTermNs = 5
/** Of a row of a facet column: where matches are scattered each is a cache line of its own, or two. */
const columnRowNs = 6
const scatteredRowNs = 20
const scattered = 1 / 16
const rankNs = 1.4
const bitsetNs = 60
const wordNs = 0.3
const listNs = 8
const listEntryNs = 0.7

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
  const { base, counting } = segment
  if (base === undefined || counting === undefined) {
    countRows(types, bits, count, segment, workspace)
    return
  }
  const columns = types.flatMap((type) => counting.columns.get(termTypes.indexOf(type)) ?? [])
  const plans = columns.map((column) => cheapest(column, count, bits.length))
  if (costOfRows(count, segment) < plans.reduce((sum, { cost }) => sum + cost, 0)) countRows(types, bits, count, segment, workspace)
  else {
    counting.match(bits)
    for (const [i, column] of columns.entries()) countColumn(column, plans[i].way, { count, base, counting }, workspace.facets)
  }
}

function costOfRows(count: number, { columns }: Segment): number {
  return count * (rowNs + (rowTermNs * columns.termOffsets[columns.size]) / columns.size)
}

function countRows(types: readonly TermType[], bits: Bits, count: number, { columns }: Segment, workspace: Workspace): void {
  const documents = workspace.list('facet-documents', count)
  listBits(bits, documents.subarray(0, count))
  workspace.facets.addRows(documents, count, columns.termOffsets, columns.terms, maskOf(types))
}

/** All terms from the column, or frequent ones from their bitsets and the others from the column or from their lists. */
type Way = 'column' | 'bitsets and column' | 'bitsets and lists'

function cheapest(column: FacetColumn, count: number, words: number): { readonly way: Way; readonly cost: number } {
  const { frequent, rarePostings, ranks, offsets, indexes } = column
  const size = offsets.length - 1
  const rows = count * (count < size * scattered ? scatteredRowNs : columnRowNs)
  const bitsets = frequent * (bitsetNs + words * wordNs)
  const ways: readonly { readonly way: Way; readonly cost: number }[] = [
    { way: 'column', cost: rows + (ranks.length * rankNs * count) / size },
    { way: 'bitsets and column', cost: bitsets + rows + (rarePostings * rankNs * count) / size },
    { way: 'bitsets and lists', cost: bitsets + (indexes.length - frequent) * listNs + rarePostings * listEntryNs },
  ]
  return ways.reduce((best, one) => (one.cost < best.cost ? one : best))
}

interface Counted {
  readonly count: number
  readonly base: BasePostings
  readonly counting: CountingMemory
}

function countColumn(column: CountedColumn, way: Way, counted: Counted, counter: FacetCounter): void {
  if (way === 'column') countRanks(column, 0, counted, counter)
  else countFrequent(column, counted, counter)
  if (way === 'bitsets and column') countRanks(column, column.frequent, counted, counter)
  if (way === 'bitsets and lists') countLists(column, counted, counter)
}

function countFrequent({ frequentIndexes }: CountedColumn, { base, counting }: Counted, counter: FacetCounter): void {
  const { terms, places } = base.arrays
  for (const index of frequentIndexes) counter.add(terms[index], counting.countBitset(places[index]))
}

function countLists(column: CountedColumn, { base, counting }: Counted, counter: FacetCounter): void {
  if (column.rareIndexes.length === 0) return
  const counts = counting.countRare(column, base.arrays.places[column.rareIndexes[0]])
  counter.addAll(column.type, base.arrays.terms, column.rareIndexes, counts)
}

/** Ranks from `first` on, which stand at the end of each row; counts of lower ranks are 0. */
function countRanks(column: CountedColumn, first: number, { count, base, counting }: Counted, counter: FacetCounter): void {
  counter.addAll(column.type, base.arrays.terms, column.indexes, counting.tally(column, first, count))
}

function maskOf(types: readonly TermType[]): number {
  return types.reduce((mask, type) => mask | (1 << termTypes.indexOf(type)), 0)
}
