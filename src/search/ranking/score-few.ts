/** Retrieval scores of a few documents, looked up one by one. */
import { termTypeOf } from '../../domain/term.ts'
import { fullImpact } from '../bm25.ts'
import { type ForwardColumns, fetchRows } from '../index/forward-columns.ts'
import type { Documents } from '../index/postings.ts'
import type { Segment } from '../index/segment.ts'
import type { Should } from '../searcher.ts'

/** So few documents are scored by their own terms: their rows are read for L1 anyway, and lists would be jumped through for each. */
const fewForRows = 2000

/** Adds up what each term gives to the documents listed. */
export function scoreFew(segment: Segment, should: readonly Should[], documents: Documents, scores: Uint32Array): void {
  const byRow = documents.count <= fewForRows
  if (byRow) fetchRows(segment.columns, documents.list, documents.count)
  if (byRow) scoreRows(segment.columns, should.filter(isInRow).sort(byTerm), documents, scores)
  for (const one of should) if (!byRow || !isInRow(one)) segment.postings.scoreFew(one.term, one.weight, documents, scores)
}

function isInRow({ term }: Should): boolean {
  return termTypeOf(term) !== 'text'
}

function byTerm(a: Should, b: Should): number {
  return a.term - b.term
}

function scoreRows(
  { terms, termOffsets }: ForwardColumns,
  should: readonly Should[],
  { list, count }: Documents,
  scores: Uint32Array,
): void {
  for (let i = 0; i < count; i++) {
    const end = termOffsets[list[i] + 1]
    let at = termOffsets[list[i]]
    for (const { term, weight } of should) {
      while (at < end && terms[at] < term) at++
      if (at < end && terms[at] === term) scores[i] += weight * fullImpact
    }
  }
}
