/** Ranks named documents: the invisible ones are left out, those that a gate turns away are told apart, the others described as hits. */
import type { Feature } from '../features/feature.ts'
import type { Requirements } from '../features/requirements.ts'
import { countBits, listBits } from '../math/bitset.ts'
import { matchClauses } from './matching/match-clauses.ts'
import { reachable } from './matching/reachable.ts'
import { unknownTo } from './matching/unknown.ts'
import type { NamedDocuments } from './named-documents.ts'
import { describeHits } from './ranking/describe-hits.ts'
import type { Clause, SearchResult, Should, Viewer } from './searcher.ts'

export interface RankRequest {
  readonly viewer: Viewer
  /** Every one is a gate here. */
  readonly clauses: readonly Clause[]
  readonly requirements: Requirements
  readonly should: readonly Should[]
  /** Days since 1970. */
  readonly today: number
}

export interface RankedDocuments extends Pick<SearchResult, 'total' | 'clauses'> {
  /** By key: no first layer ranks what is ranked whole. */
  readonly hits: SearchResult['hits']
  /** Keys of those that the viewer may know of and a gate turns away; ascending. */
  readonly turnedAway: Uint32Array
}

export function rankDocuments(documents: NamedDocuments, request: RankRequest, features: readonly Feature[]): RankedDocuments {
  const { arena } = documents
  const clauses = request.clauses.map((clause) => ({ ...clause, gate: true }))
  const among = reachable(request.viewer, documents)
  const { all, rejected } = matchClauses({ clauses, facets: [], countWithout: false }, among, documents)
  const total = countBits(all)
  const counts = clauses.map(({ name, filter }, position) => {
    const alone = rejected.get(position)!
    return { name, totalWithout: total + countBits(alone), unknown: countBits(unknownTo(filter, alone, documents)) }
  })
  const chosen = membersOf(all)
  const turnedAway = membersOf(arena.without(among, all)).map((document) => documents.columns.keys[document])
  arena.giveBack()
  return { total, clauses: counts, hits: hitsOf(chosen, documents, request, features), turnedAway }
}

function hitsOf(chosen: Uint32Array, documents: NamedDocuments, request: RankRequest, features: readonly Feature[]) {
  const scores = documents.score(request.should)
  const ranked = {
    owners: new Uint32Array(chosen.length),
    documents: chosen,
    keys: chosen.map((document) => documents.columns.keys[document]),
    retrieval: chosen.map((document) => scores[document]),
    l1Scores: new Float64Array(chosen.length),
  }
  return describeHits(ranked, [documents], features, request)
}

function membersOf(bits: Uint32Array): Uint32Array {
  const members = new Uint32Array(countBits(bits))
  listBits(bits, members)
  return members
}
