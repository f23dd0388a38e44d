import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numberFields, termOf } from '../../domain/term.ts'
import { fillBits, wordsFor } from '../../math/bitset.ts'
import { baseSegment } from '../index/base-segment.ts'
import { appendRow, emptyColumns } from '../index/forward-columns.ts'
import { invert } from '../index/invert.ts'
import { retrieve } from './retrieve.ts'
import { Workspace } from './workspace.ts'

const size = 20_000
const budget = 40
const [common, rare] = [termOf('skill', 1), termOf('skill', 2)]

/** What retrieval finds where everybody has the common skill and those of `isRare` the rare one, which weighs more. */
function found(isRare: (document: number) => boolean): number[] {
  const columns = emptyColumns()
  for (let key = 0; key < size; key++) {
    const terms = Uint32Array.from(isRare(key) ? [common, rare] : [common])
    const numbers = new Float32Array(numberFields.length)
    appendRow(columns, { key, version: 1, terms, evidence: new Uint16Array(terms.length), numbers, tokens: new Uint32Array(0) })
  }
  const segment = baseSegment(columns, invert(columns, 0))
  const everybody = segment.arena.empty(wordsFor(size))
  fillBits(everybody, size)
  const should = [
    { term: common, weight: 1 },
    { term: rare, weight: 5 },
  ]
  const { documents } = retrieve(segment, everybody, should, budget, new Workspace())
  return [...documents].sort((a, b) => a - b)
}

describe('retrieval among many matches', () => {
  const first = (count: number) => Array.from({ length: count }, (_, document) => document)

  it('takes the best scores, and the first by static rank among equals', () => {
    assert.deepEqual(
      found((document) => document % 100 === 99),
      first(budget).map((i) => 100 * i + 99),
    )
  })

  it('is not misled where the first matches foretell better scores than there are', () => {
    assert.deepEqual(
      found((document) => document < 30),
      first(budget),
    )
  })

  it('finds what scores best after all that was sampled', () => {
    assert.deepEqual(
      found((document) => document >= size - 10),
      [...first(budget - 10), ...first(10).map((i) => size - 10 + i)],
    )
  })
})
