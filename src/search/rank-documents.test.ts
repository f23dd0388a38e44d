import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary, requestArbitrary } from '../../tests/contracts/search-arbitraries.ts'
import { SearchOracle } from '../../tests/contracts/search-oracle.ts'
import { documentFeatures } from '../features/sets.ts'
import { appendRow } from './index/forward-columns.ts'
import { NamedDocuments } from './named-documents.ts'
import { rankDocuments } from './rank-documents.ts'

const keys = 60
const stated = fc.uniqueArray(documentArbitrary(keys), { maxLength: 40, selector: ({ key }) => key })
const named = fc.uniqueArray(fc.integer({ min: 0, max: keys + 2 }), { maxLength: 20 }).map((list) => Uint32Array.from(list))

describe('documents that are named', () => {
  it('are matched, scored and described as a brute-force oracle does, request after request', () => {
    const documents = new NamedDocuments()
    fc.assert(
      fc.property(stated, stated, requestArbitrary, named, (folded, since, request, wanted) => {
        const oracle = new SearchOracle({ least: Number.POSITIVE_INFINITY, share: 1 })
        oracle.apply({ upserts: folded, removals: [], offset: 1 })
        oracle.fold()
        oracle.apply({ upserts: since, removals: [], offset: 2 })
        const columns = documents.begin(oracle.meanLength)
        for (const document of oracle.current(wanted)) appendRow(columns, document)
        assert.deepEqual(rankDocuments(documents, request, documentFeatures), oracle.rank(request, wanted))
      }),
      { numRuns: 200, seed: 12, includeErrorInReport: true },
    )
  })
})
