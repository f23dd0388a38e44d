/**
 * Exact counts of the terms of each wanted type over the matches of a segment. A few matches are counted by their rows of the
 * forward index; many by their facet rows, frequent terms perhaps from their bitsets instead, or type by type from bitsets and
 * lists, of which a few suffice where only the most frequent values are wanted: whatever is estimated to be cheapest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, listBits } from '../../math/bitset.ts'
import type { BasePostings } from '../index/base-postings.ts'
import type { CountedType, CountingMemory } from '../index/counting-memory.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'
import { countTopValues } from './count-top-values.ts'
import type { FacetCounter } from './facet-counter.ts'
import { leastOf } from './least-of.ts'

/** Costs in nanoseconds as measured on one million documents: only their ratios matter. */
const forwardRowNs = 100
const forwardTermNs = 5
const rowNs = 14
const slotNs = 1
/** Of a slot of the segment: it is set to 0 before, and read after. */
const clearNs = 1
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
  const way = cheapest(wanted, count, segment, counting, workspace.listed.wanted?.values)
  if (way === 'forward rows') countForwardRows(types, bits, count, segment, workspace)
  else {
    counting.match(bits)
    countWanted(way, wanted, { count, base, counting }, workspace)
  }
}

type Way = 'forward rows' | 'rows' | 'bitsets and rows' | 'bitsets and lists' | 'top values'

function cheapest(
  wanted: readonly CountedType[],
  count: number,
  { columns }: Segment,
  counting: CountingMemory,
  values: number | undefined,
): Way {
  const sum = (of: (type: CountedType) => number) => wanted.reduce((total, type) => total + of(type), 0)
  const rows = (first: number) => {
    const slots = counting.postingsFrom(first) / columns.size
    return count * (rowNs + slots * slotNs) + (counting.rows.indexes.length - first) * clearNs
  }
  const oneBitset = bitsetNs + (columns.size / 32) * wordNs
  const bitsets = sum(({ frequentIndexes }) => frequentIndexes.length) * oneBitset
  const rare = sum(({ rareIndexes, rarePostings }) => rareIndexes.length * listNs + rarePostings * listEntryNs)
  const costs: readonly (readonly [Way, number])[] = [
    ['forward rows', count * (forwardRowNs + (forwardTermNs * columns.termOffsets[columns.size]) / columns.size)],
    ['rows', rows(firstSlot(wanted, counting))],
    ['bitsets and rows', bitsets + rows(firstRareSlot(wanted, counting))],
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

function firstSlot(wanted: readonly CountedType[], { rows }: CountingMemory): number {
  return wanted.reduce((first, { slots }) => Math.min(first, slots[0]), rows.indexes.length)
}

function firstRareSlot(wanted: readonly CountedType[], { rows }: CountingMemory): number {
  return wanted.reduce((first, { rareStart, rareEnd }) => (rareEnd > rareStart ? Math.min(first, rareStart) : first), rows.indexes.length)
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
  else if (way === 'rows') countRows(wanted, firstSlot(wanted, counted.counting), counted, counter)
  else countRareRows(wanted, firstRareSlot(wanted, counted.counting), counted, counter)
}

function countFrequent({ frequentIndexes }: CountedType, { base, counting }: Counted, counter: FacetCounter): void {
  const { terms, places } = base.arrays
  for (const index of frequentIndexes) counter.add(terms[index], counting.countBitset(places[index]))
}

function countLists(type: CountedType, { base, counting }: Counted, counter: FacetCounter): void {
  if (type.rareIndexes.length === 0) return
  const counts = counting.countRare(type, base.arrays.places[type.rareIndexes[0]])
  counter.addAll(type.type, base.arrays.terms, type.rareIndexes, counts)
}

function countRows(wanted: readonly CountedType[], first: number, counted: Counted, counter: FacetCounter): void {
  const counts = counted.counting.tally(first, counted.count)
  for (const { type, start, end } of wanted) addSlots(type, counts, start, end, counted, counter)
  for (const { type, rareStart, rareEnd } of wanted) addSlots(type, counts, rareStart, rareEnd, counted, counter)
}

function countRareRows(wanted: readonly CountedType[], first: number, counted: Counted, counter: FacetCounter): void {
  const counts = counted.counting.tally(first, counted.count)
  for (const { type, rareStart, rareEnd } of wanted) addSlots(type, counts, rareStart, rareEnd, counted, counter)
}

function addSlots(type: number, counts: Uint32Array, start: number, end: number, { base, counting }: Counted, counter: FacetCounter) {
  counter.addAll(type, base.arrays.terms, counting.rows.indexes.subarray(start, end), counts.subarray(start, end))
}

function maskOf(types: readonly TermType[]): number {
  return types.reduce((mask, type) => mask | (1 << termTypes.indexOf(type)), 0)
}
