/** Answers of several searchers as one: totals and counts add up, hits are merged in their order. */
import { selectTop } from '../math/select-top.ts'
import { mergeFacets } from './facets/merge-facets.ts'
import type { Hits, SearchResult } from './searcher.ts'

export function mergeResults(results: readonly SearchResult[], limit: number): SearchResult {
  if (results.length === 1) return { ...results[0], facets: mergeFacets([results[0].facets]) }
  return {
    total: results.reduce((sum, { total }) => sum + total, 0),
    hits: mergeHits(
      results.map(({ hits }) => hits),
      limit,
    ),
    facets: mergeFacets(results.map(({ facets }) => facets)),
    clauses: mergeClauses(results),
    missing: results.reduce((sum, { missing }) => sum + missing, 0),
    offset: results.length === 0 ? 0 : Math.min(...results.map(({ offset }) => offset)),
  }
}

function mergeClauses(results: readonly SearchResult[]): SearchResult['clauses'] {
  return (results[0]?.clauses ?? []).map(({ name }, i) => ({
    name,
    totalWithout: results.reduce((sum, { clauses }) => sum + clauses[i].totalWithout, 0),
    unknown: results.reduce((sum, { clauses }) => sum + clauses[i].unknown, 0),
  }))
}

/** By L1 score descending, then key ascending. */
export function mergeHits(lists: readonly Hits[], limit: number): Hits {
  const owners = Uint32Array.from(lists.flatMap((hits, owner) => Array.from(hits.keys, () => owner)))
  const places = Uint32Array.from(lists.flatMap((hits) => Array.from(hits.keys, (_, place) => place)))
  const score = (row: number) => lists[owners[row]].l1Scores[places[row]]
  const key = (row: number) => lists[owners[row]].keys[places[row]]
  const compare = (a: number, b: number): number => score(b) - score(a) || key(a) - key(b)
  const rows = owners.map((_, row) => row)
  selectTop(rows, rows.length, limit, compare)
  const chosen = rows.subarray(0, limit).sort(compare)
  return pickHits(
    lists,
    Array.from(chosen, (row) => ({ hits: lists[owners[row]], place: places[row] })),
  )
}

interface Picked {
  readonly hits: Hits
  readonly place: number
}

function pickHits(lists: readonly Hits[], picked: readonly Picked[]): Hits {
  const termCount = ({ hits, place }: Picked) => hits.termOffsets[place + 1] - hits.termOffsets[place]
  const vectorWidth = widthOf(lists, ({ vectors }) => vectors.length)
  const evidenceWidth = widthOf(lists, ({ evidence }) => evidence.length)
  const merged = {
    keys: Uint32Array.from(picked, ({ hits, place }) => hits.keys[place]),
    versions: Float64Array.from(picked, ({ hits, place }) => hits.versions[place]),
    l1Scores: Float64Array.from(picked, ({ hits, place }) => hits.l1Scores[place]),
    vectors: new Float32Array(picked.length * vectorWidth),
    termOffsets: new Uint32Array(picked.length + 1),
    terms: new Uint32Array(picked.reduce((sum, one) => sum + termCount(one), 0)),
    evidence: new Uint16Array(picked.length * evidenceWidth),
  }
  picked.forEach(({ hits, place }, i) => {
    const terms = hits.terms.subarray(hits.termOffsets[place], hits.termOffsets[place + 1])
    merged.terms.set(terms, merged.termOffsets[i])
    merged.termOffsets[i + 1] = merged.termOffsets[i] + terms.length
    merged.vectors.set(hits.vectors.subarray(place * vectorWidth, (place + 1) * vectorWidth), i * vectorWidth)
    merged.evidence.set(hits.evidence.subarray(place * evidenceWidth, (place + 1) * evidenceWidth), i * evidenceWidth)
  })
  return merged
}

/** Values a hit of a column; 0 where there are no hits. */
function widthOf(lists: readonly Hits[], lengthOf: (hits: Hits) => number): number {
  const some = lists.find(({ keys }) => keys.length > 0)
  return some === undefined ? 0 : lengthOf(some) / some.keys.length
}
