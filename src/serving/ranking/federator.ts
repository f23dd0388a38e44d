/**
 * L2: asks the searcher for a shortlist, adds what only the federator knows, and ranks by the model. A list that goes on
 * beyond the shortlist is ranked shortlist by shortlist, so that every page of it is a slice of the same order and nobody
 * stands on two. Where a search finds nothing it is asked once more what it would find without each clause.
 */
import type { Clock } from '../../domain/clock.ts'
import type { Offset, Timestamp } from '../../domain/ids.ts'
import { type FeatureStore, nothingStored } from '../../features/feature-store.ts'
import { documentFeatures } from '../../features/sets.ts'
import type { Rows } from '../../models/model.ts'
import type { ForwardColumns } from '../../search/index/forward-columns.ts'
import { NamedDocuments } from '../../search/named-documents.ts'
import { rankDocuments } from '../../search/rank-documents.ts'
import type { TermStatistics } from '../../search/search-index.ts'
import type { Deadline, Searcher, SearchRequest, SearchResult } from '../../search/searcher.ts'
import type { CompiledQuery } from '../query/compile-query.ts'
import { type FaultSet, faultSets } from './fault-sets.ts'
import type { PageWanted, Question } from './question.ts'
import { type RankedList, rankHits } from './ranked-list.ts'
import { type EffectSource, withEffects } from './row-effects.ts'
import { dayOf, type SearchLimits, searchRequest } from './search-request.ts'

/** Where documents are read that are named one by one. */
export interface DocumentSource {
  /** Those of the keys that have one, in the order given, are appended. */
  append(keys: Uint32Array, columns: ForwardColumns): void
  /** Offset of the log up to which they stand. */
  offset(): Offset
}

export interface FederatorParts extends SearchLimits {
  readonly searcher: Searcher
  /** Of the index that `searcher` searches. */
  readonly statistics: () => TermStatistics
  readonly documents: DocumentSource
  readonly store: FeatureStore
  readonly effects: EffectSource
  readonly clock: Clock
  readonly deadline: () => Deadline
}

export interface Answer {
  readonly question: Question
  readonly at: Timestamp
  /** All but the facets, which may still be counted. */
  readonly result: SearchResult
  /** With the facets; shards that were lost meanwhile are missing in it. */
  readonly whole: Promise<SearchResult>
  readonly list: RankedList
  /** By clause; filled where nothing was found. */
  readonly withoutClauses: SearchResult['clauses']
  /** Names of clauses that only together leave nothing; filled where no single one does. */
  readonly withoutSets: readonly FaultSet[]
}

export interface NamedAnswer extends Answer {
  /** Keys of those whom the viewer may know of and a rule turns away. */
  readonly turnedAway: Uint32Array
}

export interface Federator {
  search(question: Question, page: PageWanted): Promise<Answer>
  /**
   * The given documents, less those that the viewer may not see. Whoever names people wants all of them ranked, so filters and
   * gates turn nobody away here; the requirements of each result say what is missing.
   */
  rank(question: Question, keys: Uint32Array): Promise<NamedAnswer>
}

const noFaults = { withoutClauses: [], withoutSets: [] } as const
const noKeys = new Uint32Array(0)
const nothingLeft: ReadonlySet<string> = new Set()

export function federator(parts: FederatorParts): Federator {
  const { searcher, statistics, documents, store, effects, clock, deadline, budget, shortlist } = parts
  const named = new NamedDocuments()
  return {
    async search(question, page) {
      const at = clock()
      const request = searchRequest(question, page, at, { budget, shortlist })
      const { first, whole } = hitsFirst(searcher, request, deadline())
      const result = await first
      // Shards that are missing may hold whom the filters leave.
      const faults = result.total === 0 && result.missing === 0 ? await faultsOf(request, question.query) : noFaults
      return { question, at, result, whole, list: await ranked(question, result, at, shortlist), ...faults }
    },

    async rank(question, keys) {
      const at = clock()
      const { query, viewer } = question
      const { requirements, should } = query
      const clauses = query.clauses.filter(({ origin }) => origin.type === 'rule')
      documents.append(keys.toSorted(), named.begin(statistics().meanLength))
      const found = rankDocuments(named, { viewer, clauses, requirements, should, today: dayOf(at) }, documentFeatures)
      const { turnedAway, ...counted } = found
      const result = { ...counted, facets: [], missing: 0, offset: documents.offset() }
      const whole = Promise.resolve(result)
      return { question, at, result, whole, turnedAway, list: await ranked(question, result, at, Math.max(1, keys.length)), ...noFaults }
    },
  }

  function ranked(question: Question, { hits }: SearchResult, at: Timestamp, block: number): Promise<RankedList> {
    const { query, project, recruiter, contract, job, ranker } = question
    const members = query.subject === 'members' ? hits.keys : noKeys
    const effectsOf = (rows: Rows) => withEffects(rows, ranker, { members, job, recruiter, contract }, effects)
    const history = query.subject === 'members' ? store : nothingStored
    return rankHits(hits, history.readMany(hits.keys, { project, recruiter }, at), ranker, block, effectsOf)
  }

  /** What finds counts as a clause here, so that it can be at fault like any other. */
  async function faultsOf(
    request: SearchRequest,
    { clauses, found }: CompiledQuery,
  ): Promise<Pick<Answer, 'withoutClauses' | 'withoutSets'>> {
    const asked =
      found === undefined
        ? request
        : { ...request, shouldMatch: false, clauses: [...request.clauses.filter((one) => one !== found), found] }
    const withoutClauses = (await countWithout(asked, nothingLeft)).clauses
    const own = [...clauses, ...(found === undefined ? [] : [found])].filter(({ origin }) => origin.type !== 'rule').map(({ name }) => name)
    if (withoutClauses.some(({ name, totalWithout }) => totalWithout > 0 && own.includes(name))) return { withoutClauses, withoutSets: [] }
    const withoutSets = await faultSets(own, async (left) => {
      const { total, clauses: counted } = await countWithout(asked, left)
      return { total, without: new Map(counted.map(({ name, totalWithout }) => [name, totalWithout])) }
    })
    return { withoutClauses, withoutSets }
  }

  function countWithout(request: SearchRequest, left: ReadonlySet<string>): Promise<SearchResult> {
    const clauses = request.clauses.filter(({ name }) => !left.has(name))
    return searcher.search({ ...request, clauses, facets: [], limit: 0, countWithout: true }, deadline())
  }
}

/** `first` resolves as soon as the hits are known. Who fails before that fails both. */
function hitsFirst(
  searcher: Searcher,
  request: SearchRequest,
  deadline: Deadline,
): { readonly first: Promise<SearchResult>; readonly whole: Promise<SearchResult> } {
  let tell: (found: SearchResult) => void = () => undefined
  const told = new Promise<SearchResult>((resolve) => {
    tell = resolve
  })
  const whole = searcher.search(request, deadline, tell)
  return { first: Promise.race([told, whole]), whole }
}
