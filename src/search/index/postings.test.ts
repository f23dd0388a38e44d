import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numberFields, termOf, unknownTerm } from '../../domain/term.ts'
import { fillBits, listBits, setBit, wordsFor } from '../../math/bitset.ts'
import { impactOf, lengthNorm } from '../bm25.ts'
import { Arena } from './arena.ts'
import { columnForm } from './base-postings.ts'
import { baseSegment } from './base-segment.ts'
import { appendRow, emptyColumns, type Row } from './forward-columns.ts'
import { invert } from './invert.ts'
import { LivePostings } from './live-postings.ts'

const size = 5000
const meanLength = 7

/** Document d has word w for every w that divides it, three times word 1, and word 70,000 where d is a multiple of 1,000. */
function row(document: number): Row {
  const words = [1, 1, 1, ...[2, 3, 5, 7, 40, 900, 4999].filter((word) => document % word === 0)]
  const skills = [2, 30, 600].filter((skill) => document % skill === 0).map((skill) => termOf('skill', skill))
  const terms = Uint32Array.from(skills.length === 0 ? [unknownTerm('skill')] : skills)
  const tokens = Uint32Array.from(document % 1000 === 0 ? [...words, 0, 70_000] : words)
  return {
    key: document,
    version: 1,
    terms,
    evidence: new Uint16Array(terms.length),
    numbers: new Float32Array(numberFields.length),
    tokens,
  }
}

const columns = emptyColumns()
const live = new LivePostings(meanLength)
for (let document = 0; document < size; document++) {
  appendRow(columns, row(document))
  live.append(document, row(document).terms, row(document).tokens, columns.lengths[document]!)
}
const { base, arena, lists } = baseSegment(columns, invert(columns, meanLength))
const terms = [1, 2, 3, 5, 7, 8, 40, 900, 4999, 70_000, ...[0, 2, 3, 30, 600].map((skill) => termOf('skill', skill))]
const rows = Array.from({ length: size }, (_, document) => row(document))

for (const [name, postings, room, numbers] of [
  ['base', base, arena, lists],
  ['live', live, Arena.plain(), Arena.plain()],
] as const) {
  describe(`postings of the ${name}`, () => {
    it('know the documents of each term among others', () => {
      for (const term of terms) {
        const among = room.empty(wordsFor(size))
        for (const { key } of rows) if (key % 4 !== 1) setBit(among, key)
        const bits = room.empty(wordsFor(size))
        postings.unite(term, among, bits)
        room.giveBack()
        const list = new Uint32Array(size)
        const having = rows.filter((one) => one.terms.includes(term) || one.tokens.includes(term)).map(({ key }) => key)
        const expected = having.filter((key) => key % 4 !== 1)
        assert.deepEqual([...list.subarray(0, listBits(bits, list))], expected)
      }
    })

    it('score all documents, or the few that are asked for, by weight and impact', () => {
      const all = room.empty(wordsFor(size))
      fillBits(all, size)
      const few = Uint32Array.of(0, 1, 6, 7, 900, 1000, 1800, 4998, 4999)
      for (const term of terms) {
        const [scores, fewScores] = [numbers.empty(size), new Uint32Array(few.length)]
        postings.score(term, 3, all, scores)
        postings.scoreFew(term, 3, { list: few, count: few.length }, fewScores)
        assert.deepEqual(
          [...scores],
          rows.map((one) => 3 * impact(one, term)),
        )
        assert.deepEqual(
          [...fewScores],
          Array.from(few, (document) => 3 * impact(rows[document]!, term)),
        )
      }
    })
  })
}

describe('postings of the base', () => {
  it('keep text terms of many documents in a column, and the others in lists', () => {
    assert.equal(base.arrays.forms[base.arrays.terms.indexOf(1)], columnForm)
    assert.equal(base.arrays.columns.length % size, 0)
    assert.ok(base.arrays.impacts.length > 0)
  })
})

function impact({ terms: own, tokens }: Row, term: number): number {
  if (own.includes(term)) return 255
  const frequency = tokens.filter((token) => token === term).length
  return frequency === 0 || term >>> 27 !== 0
    ? 0
    : impactOf(frequency, lengthNorm(tokens.filter((token) => token !== 0).length, meanLength))
}
