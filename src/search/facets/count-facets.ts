/**
 * Exact counts of the terms of each wanted type over the matches of a segment. A few matches are counted by their rows of the
 * forward index; many by their facet rows, frequent terms perhaps from their bitsets instead, or type by type from bitsets and
 * lists, of which a few suffice where only the most frequent values are wanted: whatever is estimated to be cheapest.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, countBits, listBits, unite } from '../../math/bitset.ts'
import type { BasePostings } from '../index/base-postings.ts'
import type { CountedType, CountingMemory } from '../index/counting-memory.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'
import { countTopValues, estimateTerms } from './count-top-values.ts'
import type { FacetCounter } from './facet-counter.ts'

/** Costs in nanoseconds as measured on one million documents: only their ratios matter. */
const forwardRowNs = 100
const forwardTermNs = 5
const rowNs = 14
const slotNs = 1
/** Of a slot of the segment: it is set to 0 before, and read after. */
const clearNs = 1
const bitsetNs = 60
const wordNs = 0.3
const listNs = 8
const listEntryNs = 0.7
/** Of one list by itself, and how much longer than the mean the longest lists are, roughly. */
const callNs = 60
const moreOften = 2

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
  const { indexes, slots } = counting.rows
  const sum = (of: (type: CountedType) => number) => wanted.reduce((total, type) => total + of(type), 0)
  const rare = sum(({ rarePostings }) => rarePostings)
  const oneBitset = bitsetNs + (columns.size / 32) * wordNs
  const bitsets = sum(({ frequentIndexes }) => frequentIndexes.length) * oneBitset
  const perSlot = (slotNs * count) / columns.size
  const costs: readonly (readonly [Way, number])[] = [
    ['forward rows', count * (forwardRowNs + (forwardTermNs * columns.termOffsets[columns.size]) / columns.size)],
    ['rows', count * rowNs + slots.length * perSlot + indexes.length * clearNs],
    ['bitsets and rows', bitsets + count * rowNs + counting.rarePostings * perSlot + (indexes.length - counting.firstRare) * clearNs],
    ['bitsets and lists', bitsets + sum(({ rareIndexes }) => rareIndexes.length) * listNs + rare * listEntryNs],
    ['top values', values === undefined ? Infinity : sum((type) => costOfTop(type, values, count / columns.size, oneBitset))],
  ]
  return costs.reduce((best, one) => (one[1] < best[1] ? one : best))[0]
}

function costOfTop(type: CountedType, values: number, share: number, oneBitset: number): number {
  const terms = estimateTerms(type, values, share)
  const bitsets = Math.min(terms, type.frequentIndexes.length)
  const meanList = type.rarePostings / Math.max(1, type.rareIndexes.length)
  return bitsets * oneBitset + (terms - bitsets) * (callNs + moreOften * meanList * listEntryNs)
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
  else countRows(wanted, way === 'rows' ? 0 : counted.counting.firstRare, counted, counter)
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

/** Slots from `first` on, of all types at once; those of the wanted types are read. */
function countRows(wanted: readonly CountedType[], first: number, { count, base, counting }: Counted, counter: FacetCounter): void {
  const { indexes } = counting.rows
  const counts = counting.tally(first, count)
  const add = (type: number, start: number, end: number) =>
    counter.addAll(type, base.arrays.terms, indexes.subarray(start, end), counts.subarray(start, end))
  for (const { type, start, end, rareStart, rareEnd } of wanted) {
    if (first === 0) add(type, start, end)
    add(type, rareStart, rareEnd)
  }
}

function maskOf(types: readonly TermType[]): number {
  return types.reduce((mask, type) => mask | (1 << termTypes.indexOf(type)), 0)
}
