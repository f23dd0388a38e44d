/**
 * Exact counts of the terms of each wanted type over the matches of a segment. Few matches are counted row by row of the
 * forward index; of many, frequent terms are cheaper counted by their bitsets. The choice is by estimated cost.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, countBits, listBits, unite } from '../../math/bitset.ts'
import type { BasePostings, RareRows } from '../index/base-postings.ts'
import type { ForwardColumns } from '../index/forward-columns.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'

/** Estimated costs, in nanoseconds: only their ratios matter. */
const rowNs = 6
const rowTermNs = 3
const rareTermNs = 1
const typeNs = 30
const termNs = 50
const wordNs = 1
const listNs = 10
const listEntryNs = 1.5

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
  const { base, columns } = segment
  const rows = types.length === 1 ? count * typeNs : count * (rowNs + (rowTermNs * columns.termOffsets[columns.size]) / columns.size)
  const { frequent, rareRows, rareLists } = base === undefined ? unthinkable : costsOf(types, bits, count, base)
  if (base === undefined || rows <= frequent + Math.min(rareRows, rareLists)) {
    countRows(types, bits, count, columns, workspace)
  } else {
    countTerms(types, bits, base, workspace, 'frequent')
    if (rareLists <= rareRows) countTerms(types, bits, base, workspace, 'rare')
    else countRareRows(types, bits, count, base, workspace)
  }
}

const unthinkable = { frequent: Number.POSITIVE_INFINITY, rareRows: 0, rareLists: 0 }

/** Of the frequent terms by their bitsets; of the rare ones by the rows that hold only them, or by their lists. */
function costsOf(types: readonly TermType[], bits: Bits, count: number, base: BasePostings) {
  const terms = types.map((type) => base.termsOf(type))
  const rarePerRow = base.arrays.rareRows.length / (base.arrays.rareOffsets.length - 1)
  return {
    frequent: terms.reduce((sum, { frequent }) => sum + frequent.length, 0) * (termNs + bits.length * wordNs),
    rareRows: count * (rowNs + rareTermNs * rarePerRow),
    rareLists: terms.reduce((sum, { rare, rarePostings }) => sum + rare.length * listNs + rarePostings * listEntryNs, 0),
  }
}

function countRows(
  types: readonly TermType[],
  bits: Bits,
  count: number,
  { termOffsets, terms }: ForwardColumns,
  workspace: Workspace,
): void {
  const documents = listed(bits, count, workspace)
  if (types.length === 1) workspace.facets.addType(types[0], documents, count, termOffsets, terms)
  else workspace.facets.addRows(documents, count, termOffsets, terms, maskOf(types))
}

function countTerms(types: readonly TermType[], bits: Bits, base: BasePostings, workspace: Workspace, form: 'frequent' | 'rare'): void {
  for (const type of types) {
    for (const i of base.termsOf(type)[form]) workspace.facets.add(base.arrays.terms[i], base.countAmong(i, bits))
  }
}

/** Counted by place among the shard's rare terms, which is dense, and then added under their terms. */
function countRareRows(types: readonly TermType[], bits: Bits, count: number, base: BasePostings, workspace: Workspace): void {
  const { rareTerms, rareOffsets, rareRows } = base.arrays
  const counts = workspace.rareCounts(rareTerms.length)
  tally(listed(bits, count, workspace), count, rareOffsets, rareRows, counts)
  for (const type of types) {
    const { rareStart, rare } = base.termsOf(type)
    for (let i = rareStart; i < rareStart + rare.length; i++) if (counts[i] !== 0) workspace.facets.add(rareTerms[i], counts[i])
  }
}

function tally(list: Uint32Array, count: number, offsets: Uint32Array, rows: RareRows, counts: Uint16Array): void {
  for (let i = 0; i < count; i++) {
    const end = offsets[list[i] + 1]
    for (let at = offsets[list[i]]; at < end; at++) counts[rows[at]]++
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
