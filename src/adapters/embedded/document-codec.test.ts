import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary } from '../../../tests/contracts/search-arbitraries.ts'
import { appendRow, emptyColumns } from '../../search/index/forward-columns.ts'
import { appendPacked, packDocument, unpackDocument } from './document-codec.ts'

const keys = 50
const documents = fc.array(documentArbitrary(keys), { minLength: 1, maxLength: 10 })

describe('a document as bytes', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(documentArbitrary(keys), (document) => assert.deepEqual(unpackDocument(packDocument(document)), document)),
      { seed: 1 },
    )
  })

  it('is appended to columns as the document itself would be', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const [columns, plain] = [emptyColumns(), emptyColumns()]
        for (const document of list) {
          appendPacked(columns, packDocument(document))
          appendRow(plain, document)
        }
        assert.deepEqual(inUse(columns), inUse(plain))
      }),
      { seed: 2 },
    )
  })
})

function inUse(columns: ReturnType<typeof emptyColumns>) {
  const { size, keys: own, versions, lengths, termOffsets, terms, evidence, numbers, tokenOffsets, tokens } = columns
  const rows = [own, versions, lengths, ...numbers].map((column) => column.slice(0, size))
  const ends = [termOffsets, tokenOffsets].map((column) => column.slice(0, size + 1))
  const lists = [terms, evidence].map((column) => column.slice(0, termOffsets[size]))
  return { size, rows, ends, lists, tokens: tokens.slice(0, tokenOffsets[size]) }
}
