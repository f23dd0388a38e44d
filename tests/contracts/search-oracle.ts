/** What an index must answer, worked out the slow way over plain documents: the reference of its tests. */
import { numberFields, termOf, termTypeOf } from '../../src/domain/term.ts'
import { requirementTerms } from '../../src/features/requirements.ts'
import { documentFeatures, l1Features } from '../../src/features/sets.ts'
import { fullImpact, impactOf, lengthNorm } from '../../src/search/bm25.ts'
import type { IndexDocument } from '../../src/search/index-document.ts'
import type { RankedDocuments } from '../../src/search/rank-documents.ts'
import type { IndexChange } from '../../src/search/search-index.ts'
import type { SearchRequest, SearchResult, Should, Viewer } from '../../src/search/searcher.ts'
import { shardCount, shardOf } from '../../src/search/shard-of.ts'
import type { FoldPolicy } from '../../src/search/sharded-index.ts'
import { countFacet, countWithout, matches, plainFields, proof } from './oracle-matching.ts'

export const marketplace = termOf('audience', 1)

export class SearchOracle {
  readonly #policy: FoldPolicy
  readonly #documents = new Map<number, IndexDocument>()
  #offset = 0
  #meanLength = 0
  #base = 0
  #live = 0

  constructor(policy: FoldPolicy) {
    this.#policy = policy
  }

  get documents(): number {
    return this.#documents.size
  }

  get meanLength(): number {
    return this.#meanLength
  }

  /** Ascending by key. */
  current(keys: Uint32Array): readonly IndexDocument[] {
    return [...this.#documents.values()].filter(({ key }) => keys.includes(key)).sort((a, b) => a.key - b.key)
  }

  apply({ upserts, removals, offset }: IndexChange): void {
    for (const document of upserts) this.#documents.set(document.key, document)
    for (const key of removals) this.#documents.delete(key)
    this.#offset = offset
    this.#live += upserts.length
    if (this.#live >= Math.max(this.#policy.least, this.#base * this.#policy.share)) this.fold()
  }

  fold(): void {
    const seen = [...this.#documents.values()].filter(({ terms }) => terms.includes(marketplace))
    const length = seen.reduce((sum, document) => sum + lengthOf(document), 0)
    this.#meanLength = seen.length === 0 ? 0 : length / seen.length
    this.#base = this.#documents.size
    this.#live = 0
  }

  search(request: SearchRequest): SearchResult {
    const visible = this.#visible(request.viewer).filter((one) => !request.shouldMatch || this.#retrieval(request.should, one) > 0)
    const found = visible.filter((one) => request.clauses.every((clause) => matches(clause.filter, one)))
    const candidates = Array.from({ length: shardCount }, (_, shard) => found.filter(({ key }) => shardOf(key) === shard)).flatMap(
      (shard) => shard.sort((a, b) => this.#compareCandidates(request.should, a, b)).slice(0, request.budget),
    )
    return {
      total: found.length,
      ...this.#describe(candidates, request, request.limit),
      facets: [...new Set(request.facets)].map((type) => countFacet(type, visible, request.clauses)),
      clauses: request.clauses
        .filter(({ gate }) => gate || request.countWithout)
        .map((clause) => countWithout(clause, visible, request.clauses)),
    }
  }

  /** The given documents, each described; those that a clause turns away apart. */
  rank(request: SearchRequest, keys: Uint32Array): RankedDocuments {
    const clauses = request.clauses.map((clause) => ({ ...clause, gate: true }))
    const given = this.#visible(request.viewer).filter(({ key }) => keys.includes(key))
    const found = given.filter((one) => clauses.every(({ filter }) => matches(filter, one)))
    const unranked = { ...request, l1Weights: request.l1Weights.map(() => 0) }
    return {
      total: found.length,
      hits: this.#describe(found, unranked, keys.length).hits,
      clauses: clauses.map((clause) => countWithout(clause, given, clauses)),
      turnedAway: Uint32Array.from(
        given.filter((one) => !found.includes(one)),
        ({ key }) => key,
      ).sort(),
    }
  }

  #describe(candidates: readonly IndexDocument[], request: SearchRequest, limit: number) {
    const fields = plainFields(candidates)
    const compute = (features: typeof l1Features, document: number) =>
      features.map((feature) =>
        feature.compute({ ...request, fields, retrieval: (i) => this.#retrieval(request.should, candidates[i]) }, document),
      )
    const scored = candidates.map((one, document) => {
      const addends = compute(l1Features, document).map((value, i) => (Number.isNaN(value) ? 0 : value * request.l1Weights[i]))
      return { one, document, score: addends.reduce((sum, addend) => sum + addend, 0) }
    })
    const top = scored.sort((a, b) => b.score - a.score || a.one.key - b.one.key).slice(0, limit)
    const asked = requirementTerms(request.requirements)
    let end = 0
    const ends = top.map(({ one }) => (end += one.terms.length))
    return {
      hits: {
        keys: Uint32Array.from(top, ({ one }) => one.key),
        versions: Float64Array.from(top, ({ one }) => one.version),
        l1Scores: Float64Array.from(top, ({ score }) => score),
        vectors: Float32Array.from(
          top.flatMap(({ document }) => compute(documentFeatures, document)),
          (value) => (Number.isNaN(value) ? Number.NaN : value),
        ),
        termOffsets: Uint32Array.of(0, ...ends),
        terms: Uint32Array.from(top.flatMap(({ one }) => [...one.terms])),
        evidence: Uint16Array.from(top.flatMap(({ one }) => asked.map((term) => proof(one, term)))),
      },
      missing: 0,
      offset: this.#offset,
    }
  }

  #visible({ audience, hiddenFrom }: Viewer): IndexDocument[] {
    return [...this.#documents.values()].filter(
      ({ terms }) => audience.some((term) => terms.includes(term)) && !hiddenFrom.some((term) => terms.includes(term)),
    )
  }

  #compareCandidates(should: readonly Should[], a: IndexDocument, b: IndexDocument): number {
    const difference = this.#retrieval(should, b) - this.#retrieval(should, a)
    if (difference !== 0) return difference
    const [rank, otherRank] = [a, b].map(({ numbers }) => numbers[numberFields.indexOf('static-rank')])
    const [ranked, otherRanked] = [Number.isNaN(rank) ? -1 : rank, Number.isNaN(otherRank) ? -1 : otherRank]
    return otherRanked - ranked || a.key - b.key
  }

  #retrieval(should: readonly Should[], document: IndexDocument): number {
    const norm = lengthNorm(lengthOf(document), this.#meanLength)
    return should.reduce((sum, { term, weight }) => {
      if (termTypeOf(term) !== 'text') return sum + (document.terms.includes(term) ? weight * fullImpact : 0)
      const frequency = document.tokens.filter((token) => token === term).length
      return sum + (frequency === 0 ? 0 : weight * impactOf(frequency, norm))
    }, 0)
  }
}

function lengthOf({ tokens }: IndexDocument): number {
  return tokens.filter((token) => token !== 0).length
}
