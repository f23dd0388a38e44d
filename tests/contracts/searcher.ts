/** What every searcher does, wherever its shards run: one suite for a shard, a broker in one thread, and a broker over workers. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { type Term, termOf } from '../../src/domain/term.ts'
import type { IndexDocument } from '../../src/search/index-document.ts'
import type { FacetCounts, Searcher, SearchRequest, SearchResult } from '../../src/search/searcher.ts'
import { unlimited } from '../../src/search/unlimited.ts'
import { documentArbitrary, requestArbitrary } from './search-arbitraries.ts'
import { marketplace, SearchOracle } from './search-oracle.ts'

export interface OpenedSearcher {
  readonly searcher: Searcher
  /** Whether this searcher is responsible for the key. */
  holds(key: number): boolean
  close(): Promise<void>
}

export type OpenSearcher = (documents: readonly IndexDocument[]) => Promise<OpenedSearcher>

const keys = 400
const documents = distinct(fc.sample(documentArbitrary(keys), { numRuns: 300, seed: 5 }))
const requests = fc.sample(requestArbitrary, { numRuns: 60, seed: 6 })
const everything: SearchRequest = {
  ...requests[0]!,
  viewer: { audience: [marketplace], hiddenFrom: [] },
  clauses: [],
  should: [],
  shouldMatch: false,
  facets: ['skill', 'location'],
  limit: keys,
  budget: keys,
}

export function describeSearcher(name: string, open: OpenSearcher): void {
  describe(`${name} as a Searcher`, () => {
    const opened: OpenedSearcher[] = []
    const openWith = async (list: readonly IndexDocument[]): Promise<OpenedSearcher> => {
      const one = await open(list)
      opened.push(one)
      return one
    }
    after(async () => {
      for (const one of opened) await one.close()
    })

    it('finds, counts and ranks as a brute-force oracle does', async () => {
      const { searcher, holds } = await openWith(documents)
      const oracle = oracleOf(documents.filter(({ key }) => holds(key)))
      for (const request of requests) assert.deepEqual(await searcher.search(request, unlimited), oracle.search(request))
    })

    it('counts the wanted number of values, and terms asked for by name, as if it counted all', async () => {
      const { searcher, holds } = await openWith(documents)
      const oracle = oracleOf(documents.filter(({ key }) => holds(key)))
      for (const request of requests) {
        const named = { facetValues: 2, facetTerms: [termOf('skill', 3), termOf('location', 1)] }
        const { facets } = await searcher.search({ ...request, ...named }, unlimited)
        const all = oracle.search(request).facets
        assert.deepEqual(
          facets.map((facet) => topOf(facet, named)),
          all.map((facet) => topOf(facet, named)),
        )
      }
    })

    it('may tell the hits before the facets, and answers with the same', async () => {
      const { searcher } = await openWith(documents)
      for (const request of requests) {
        const told: SearchResult[] = []
        const answer = await searcher.search(request, unlimited, (hits) => told.push(hits))
        assert.deepEqual(told, told.length === 0 ? [] : [{ ...answer, facets: [] }])
        assert.deepEqual(answer, await searcher.search(request, unlimited))
      }
    })

    it('answers as if documents of another audience did not exist', async () => {
      const open = documents.filter(({ terms }) => terms.includes(marketplace))
      const [all, without] = [await openWith(documents), await openWith(open)]
      assert.ok(open.length < documents.length)
      assert.deepEqual(await all.searcher.search(everything, unlimited), await without.searcher.search(everything, unlimited))
    })

    it('answers as if documents hidden from the viewer did not exist', async () => {
      const hidden = termOf('hidden-from', 1)
      const shown = documents.filter(({ terms }) => !terms.includes(hidden))
      const [all, without] = [await openWith(documents), await openWith(shown)]
      const request = { ...everything, viewer: { ...everything.viewer, hiddenFrom: [hidden] } }
      assert.ok(shown.length < documents.length)
      assert.deepEqual(await all.searcher.search(request, unlimited), await without.searcher.search(request, unlimited))
    })

    it('gives the same bytes for the same request', async () => {
      const { searcher } = await openWith(documents)
      const [first, second] = [await searcher.search(everything, unlimited), await searcher.search(everything, unlimited)]
      assert.deepEqual(first, second)
    })
  })
}

/** The most frequent, ties by term, and those asked for by name. */
function topOf({ type, terms, counts }: FacetCounts, { facetValues, facetTerms }: { facetValues: number; facetTerms: readonly Term[] }) {
  const rows = Array.from(terms, (term, i) => ({ term, count: counts[i]! })).sort((a, b) => b.count - a.count || a.term - b.term)
  return { type, top: rows.slice(0, facetValues), named: rows.filter(({ term, count }) => facetTerms.includes(term) && count > 0) }
}

function oracleOf(list: readonly IndexDocument[]): SearchOracle {
  const oracle = new SearchOracle({ least: Number.POSITIVE_INFINITY, share: 1 })
  oracle.apply({ upserts: list, removals: [], offset: 1 })
  return oracle
}

function distinct(list: readonly IndexDocument[]): readonly IndexDocument[] {
  return [...new Map(list.map((document) => [document.key, document])).values()]
}
