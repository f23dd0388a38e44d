/**
 * Exact counts of the terms of each wanted type over the matches of a segment. A few matches are counted by their rows of the
 * forward index; many by their facet rows, frequent terms perhaps from their bitsets instead, or type by type from bitsets and
 * lists, of which a few suffice where only the most frequent values are wanted: whatever is estimated to be cheapest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, listBits } from '../../math/bitset.ts'
import type { BasePostings } from '../index/base-postings.ts'
import type { CountedType } from '../index/counted-type.ts'
import type { CountingMemory } from '../index/counting-memory.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'
import { countTopValues } from './count-top-values.ts'
import { type FacetCounter, noSlot } from './facet-counter.ts'
import { leastOf } from './least-of.ts'

/** Costs in nanoseconds as measured on one million documents: only their ratios matter. */
const rowNs = 14
const slotNs = 1
const bitsetNs = 60
const wordNs = 0.2
const listNs = 8
const listEntryNs = 0.6
/** Of one list by itself, and how much of it is read before it is given up, roughly. */
const callNs = 60
const readShare = 0.6

export function countFacets(types: readonly TermType[], matches: Matches, segment: Segment, workspace: Workspace): void {
  const together = types.filter((type) => !matches.rejectedByFacet.has(type))
  countTypes(together, matches.all, segment, workspace)
  for (const [type, rejected] of matches.rejectedByFacet) {
    const bits = segment.arena.copy(matches.all)
    segment.arena.algebra.uniteShared(bits, rejected, rejected)
    countTypes([type], bits, segment, workspace)
  }
}

function countTypes(types: readonly TermType[], bits: Bits, segment: Segment, workspace: Workspace): void {
  const count = segment.arena.algebra.count(bits)
  if (count === 0 || types.length === 0) return
  const { base, counting } = segment
  if (base === undefined || counting === undefined) {
    countForwardRows(types, bits, count, segment, workspace)
    return
  }
  const wanted = types.flatMap((type) => counting.types.get(termTypes.indexOf(type)) ?? [])
  counting.match(bits)
  countWanted(cheapest(wanted, count, segment, counting, workspace.listed.wanted?.values), wanted, { count, base, counting }, workspace)
}

type Way = 'rows' | 'bitsets and rows' | 'bitsets and lists' | 'top values'

function cheapest(
  wanted: readonly CountedType[],
  count: number,
  { columns }: Segment,
  counting: CountingMemory,
  values: number | undefined,
): Way {
  const sum = (of: (type: CountedType) => number) => wanted.reduce((total, type) => total + of(type), 0)
  const rows = ({ first, end }: SlotRange) => count * (rowNs + (counting.postings(first, end) / columns.size) * slotNs)
  const oneBitset = bitsetNs + (columns.size / 32) * wordNs
  const bitsets = sum(({ frequentIndexes }) => frequentIndexes.length) * oneBitset
  const rare = sum(({ rareIndexes, rarePostings }) => rareIndexes.length * listNs + rarePostings * listEntryNs)
  const costs: readonly (readonly [Way, number])[] = [
    ['rows', rows(slotsOf(wanted))],
    ['bitsets and rows', bitsets + rows(rareSlotsOf(wanted))],
    ['bitsets and lists', bitsets + rare],
    ['top values', values === undefined ? Infinity : sum((type) => costOfTop(type, values, count / columns.size, oneBitset))],
  ]
  return costs.reduce((best, one) => (one[1] < best[1] ? one : best))[0]
}

/** As if matches had the values as often as all documents have them. */
function costOfTop({ counts, postingsBefore, frequentIndexes }: CountedType, values: number, share: number, oneBitset: number): number {
  const least = counts.length <= values ? 0 : leastOf(counts[values - 1] * share)
  const terms = firstBelow(counts, least)
  const bitsets = Math.min(terms, frequentIndexes.length)
  const entries = postingsBefore[terms] - postingsBefore[bitsets]
  return (bitsets * oneBitset + entries * listEntryNs) * readShare + terms * callNs
}

/** How many of the descending counts are at least so large. */
function firstBelow(counts: Uint32Array, least: number): number {
  let [low, high] = [0, counts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (counts[middle] >= least) low = middle + 1
    else high = middle
  }
  return low
}

interface SlotRange {
  readonly first: number
  readonly end: number
}

function slotsOf(wanted: readonly CountedType[]): SlotRange {
  return {
    first: wanted.reduce((first, { slots }) => Math.min(first, slots[0]), noSlot),
    end: wanted.reduce((end, { slots }) => Math.max(end, slots[slots.length - 1] + 1), 0),
  }
}

function rareSlotsOf(wanted: readonly CountedType[]): SlotRange {
  return {
    first: wanted.reduce((first, type) => Math.min(first, rareSlot(type)), noSlot),
    end: wanted.reduce((end, { rareStart, rareEnd }) => (rareEnd > rareStart ? Math.max(end, rareEnd) : end), 0),
  }
}

function rareSlot({ rareStart, rareEnd }: CountedType): number {
  return rareEnd > rareStart ? rareStart : noSlot
}

function countForwardRows(types: readonly TermType[], bits: Bits, count: number, { columns }: Segment, workspace: Workspace): void {
  const documents = workspace.list('facet-documents', count)
  listBits(bits, documents.subarray(0, count))
  workspace.facets.addRows(documents, count, columns.termOffsets, columns.terms, maskOf(types))
}

interface Counted {
  readonly count: number
  readonly base: BasePostings
  readonly counting: CountingMemory
}

function countWanted(way: Way, wanted: readonly CountedType[], counted: Counted, workspace: Workspace): void {
  const counter = workspace.facets
  const values = workspace.listed.wanted?.values
  if (way === 'top values' && values !== undefined) {
    for (const type of wanted) countTopValues(type, values, counted, workspace)
    return
  }
  if (way !== 'rows') for (const type of wanted) countFrequent(type, counted, counter)
  if (way === 'bitsets and lists') for (const type of wanted) countLists(type, counted, counter)
  else if (way === 'rows') countRows(wanted, slotsOf(wanted), () => 0, counted, counter)
  else countRows(wanted, rareSlotsOf(wanted), rareSlot, counted, counter)
}

function countFrequent({ frequentIndexes }: CountedType, { base, counting }: Counted, counter: FacetCounter): void {
  const { terms, places } = base.arrays
  for (const index of frequentIndexes) counter.add(terms[index], counting.countBitset(places[index]))
}

function countLists(type: CountedType, { base, counting }: Counted, counter: FacetCounter): void {
  if (type.rareIndexes.length === 0) return
  counter.addAll(base.arrays.terms, type.rareIndexes, counting.countRare(type, base.arrays.places[type.rareIndexes[0]]))
}

/** What else stands in the rows, of types that are not wanted here or that were counted by bitsets, is left out. */
function countRows(
  wanted: readonly CountedType[],
  { first, end }: SlotRange,
  firstOf: (type: CountedType) => number,
  { count, counting }: Counted,
  counter: FacetCounter,
): void {
  if (first >= end) return
  const firstSlots = new Uint32Array(32).fill(noSlot)
  for (const type of wanted) firstSlots[type.type] = firstOf(type)
  counter.addTally(counting.tally(first, end, count), firstSlots)
}

function maskOf(types: readonly TermType[]): number {
  return types.reduce((mask, type) => mask | (1 << termTypes.indexOf(type)), 0)
}
