/**
 * One request on one shard: what the viewer may reach, what matches, how many of what, and the best of it by L1.
 * Everything but the choice of candidates for L1 is exact.
 */
import type { Feature } from '../features/feature.ts'
import { selectTop } from '../math/select-top.ts'
import { countFacets } from './facets/count-facets.ts'
import { compareRows } from './index/fold.ts'
import { fetchRows } from './index/forward-columns.ts'
import type { IndexShard } from './index/index-shard.ts'
import { fetchNumbers } from './index/number-rows.ts'
import type { Segment } from './index/segment.ts'
import { type Matches, matchClauses } from './matching/match-clauses.ts'
import { reachable } from './matching/reachable.ts'
import { unknownTo } from './matching/unknown.ts'
import { addL1Scores, SegmentContext, weighted } from './ranking/l1-ranker.ts'
import { joined, pick, type Ranked, sizedRanked, unorderedTop } from './ranking/ranked.ts'
import { type Candidates, retrieve } from './ranking/retrieve.ts'
import type { Workspace } from './ranking/workspace.ts'
import type { SearchRequest } from './searcher.ts'

export interface Found {
  readonly shard: IndexShard
  /** By segment, until `countInShard`; undefined where the segment is empty. */
  readonly matches: readonly (Matches | undefined)[]
  readonly total: number
  readonly ranked: Ranked
  /** By position of the clause: documents that it alone turns away, and of those the unknown ones. */
  readonly rejected: Uint32Array
  readonly unknown: Uint32Array
}

/** `owner` numbers the base of the shard; the live segment comes after it. `countInShard` ends what is begun here. */
export function findInShard(
  shard: IndexShard,
  request: SearchRequest,
  l1Features: readonly Feature[],
  at: { readonly workspace: Workspace; readonly owner: number },
): Found {
  const found = { rejected: new Uint32Array(request.clauses.length), unknown: new Uint32Array(request.clauses.length) }
  let total = 0
  const matches = shard.segments.map((segment) => (segment.columns.size === 0 ? undefined : matchSegment(segment, request)))
  const candidates = shard.segments.map((segment, i) => {
    const matching = matches[i]
    if (matching === undefined) return sizedRanked(0)
    total += segment.arena.algebra.count(matching.all)
    countRejections(matching, segment, request, found)
    const best = retrieve(segment, matching.all, request.should, request.budget, at.workspace)
    fetchRows(segment.columns, best.documents, best.documents.length)
    if (segment.numberRows !== undefined) fetchNumbers(segment.numberRows, best.documents)
    return asRanked(best, segment, at.owner + i)
  })
  const chosen = withinBudget(candidates, shard.segments, at.owner, request.budget)
  scoreAll(chosen, shard.segments, at.owner, request, l1Features)
  return { shard, matches, total, ranked: unorderedTop(chosen, request.limit), ...found }
}

/** Counts of facets are added to the workspace, and the memory of the search is given back. */
export function countInShard({ shard, matches }: Found, facets: SearchRequest['facets'], workspace: Workspace): void {
  shard.segments.forEach((segment, i) => {
    const matching = matches[i]
    if (matching !== undefined) countFacets(facets, matching, segment, workspace)
    segment.arena.giveBack()
    segment.lists.giveBack()
  })
}

function matchSegment(segment: Segment, request: SearchRequest): Matches {
  const { arena } = segment
  let among = reachable(request.viewer, segment)
  if (request.shouldMatch) {
    const scoring = arena.empty(among.length)
    for (const { term, weight } of request.should) if (weight > 0) segment.postings.unite(term, among, scoring)
    among = scoring
  }
  return matchClauses(request, among, segment)
}

function countRejections(
  { rejected }: Matches,
  segment: Segment,
  { clauses }: SearchRequest,
  counts: Pick<Found, 'rejected' | 'unknown'>,
): void {
  for (const [position, bits] of rejected) {
    counts.rejected[position] += segment.arena.algebra.count(bits)
    counts.unknown[position] += segment.arena.algebra.count(unknownTo(clauses[position].filter, bits, segment))
  }
}

function asRanked({ documents, scores }: Candidates, { columns }: Segment, owner: number): Ranked {
  const keys = new Uint32Array(documents.length)
  for (let i = 0; i < keys.length; i++) keys[i] = columns.keys[documents[i]]
  return {
    owners: new Uint32Array(documents.length).fill(owner),
    documents,
    keys,
    retrieval: scores,
    l1Scores: new Float64Array(documents.length),
  }
}

/** The best of base and live together, by the order in which each chose its own. */
function withinBudget(candidates: readonly Ranked[], segments: readonly Segment[], owner: number, budget: number): Ranked {
  const all = joined(candidates)
  if (all.keys.length <= budget) return all
  const columns = (row: number) => segments[all.owners[row] - owner].columns
  const rows = Uint32Array.from(all.keys, (_, row) => row)
  selectTop(rows, rows.length, budget, (a, b) => {
    const difference = all.retrieval[b] - all.retrieval[a]
    return difference !== 0 ? difference : compareRows(columns(a), all.documents[a], columns(b), all.documents[b])
  })
  return pick(all, rows.subarray(0, budget))
}

function scoreAll(
  ranked: Ranked,
  segments: readonly Segment[],
  owner: number,
  request: SearchRequest,
  l1Features: readonly Feature[],
): void {
  const features = weighted(l1Features, request.l1Weights, request.requirements)
  const contexts = segments.map(({ fields }) => new SegmentContext(request.requirements, fields, request.today))
  addL1Scores(features, ranked, (row) => contexts[ranked.owners[row] - owner], ranked.l1Scores)
}
