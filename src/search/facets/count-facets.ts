/**
 * Exact counts of the terms of each wanted type over the matches of a segment. Few matches are counted row by row of the
 * forward index; for many, the postings of the whole type are cheaper: the choice is by estimated cost.
 */
import { type TermType, termTypes } from '../../domain/term.ts'
import { type Bits, countBits, listBits, unite } from '../../math/bitset.ts'
import type { Segment } from '../index/segment.ts'
import type { Matches } from '../matching/match-clauses.ts'
import type { Workspace } from '../ranking/workspace.ts'

const rowNs = 6
const rowTermNs = 1.6

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
  const rowCost = count * (rowNs + (rowTermNs * columns.termOffsets[columns.size]) / columns.size)
  const postingsCost = types.reduce((sum, type) => sum + (base?.countingCost(type) ?? Number.POSITIVE_INFINITY), 0)
  if (base !== undefined && postingsCost < rowCost) for (const type of types) base.countTerms(type, bits, workspace.facets)
  else countRows(types, bits, count, segment, workspace)
}

function countRows(types: readonly TermType[], bits: Bits, count: number, segment: Segment, workspace: Workspace): void {
  const { termOffsets, terms } = segment.columns
  const documents = workspace.list('facet-documents', count)
  listBits(bits, documents.subarray(0, count))
  let mask = 0
  for (const type of types) mask |= 1 << termTypes.indexOf(type)
  workspace.facets.addRows(documents, count, termOffsets, terms, mask)
}
