import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numberFields, type Term, type TermType, termOf, termTypeOf } from '../../domain/term.ts'
import { type Bits, setBit, wordsFor } from '../../math/bitset.ts'
import { baseSegment } from '../index/base-segment.ts'
import { appendRow, emptyColumns, type Row } from '../index/forward-columns.ts'
import { invert } from '../index/invert.ts'
import { Workspace } from '../ranking/workspace.ts'
import type { FacetCounts } from '../searcher.ts'
import { countFacets } from './count-facets.ts'
import type { WantedValues } from './listed-terms.ts'

const size = 20_000
const types: readonly TermType[] = ['skill', 'company', 'seniority']

/** Some skills are frequent, most are rare; so it is with companies; one seniority each. */
function row(document: number): Row {
  const skills = Array.from({ length: 6 }, (_, i) => termOf('skill', ((document * (i + 3)) % (2 ** (2 * i + 1) + 1)) + 1))
  const terms = Uint32Array.from(
    new Set([
      ...skills,
      termOf('company', Math.floor(3001 ** (((document * 7919) % size) / size))),
      termOf('seniority', document % 5),
      termOf('audience', 1),
    ]),
  ).sort()
  return {
    key: document,
    version: 1,
    terms,
    evidence: new Uint16Array(terms.length),
    numbers: new Float32Array(numberFields.length),
    tokens: new Uint32Array(0),
  }
}

const columns = emptyColumns()
const rows = Array.from({ length: size }, (_, document) => row(document))
for (const one of rows) appendRow(columns, one)
const segment = baseSegment(columns, invert(columns, 0))
const workspace = new Workspace()

function facetsOf(wanted: readonly TermType[], bits: Bits, values?: WantedValues): readonly FacetCounts[] {
  workspace.facets.prepare(wanted, new Uint32Array(32).fill(3001))
  workspace.listed.prepare(values)
  countFacets(wanted, { all: segment.arena.copy(bits), rejected: new Map(), rejectedByFacet: new Map() }, segment, workspace)
  segment.arena.giveBack()
  return workspace.facets.take(wanted, workspace.listed)
}

function counted(wanted: readonly TermType[], bits: Bits): Map<Term, number> {
  const facets = facetsOf(wanted, bits)
  return new Map(facets.flatMap(({ terms, counts }) => Array.from(terms, (term, i): [Term, number] => [term, counts[i]!])))
}

function expected(wanted: readonly TermType[], documents: readonly number[]): Map<Term, number> {
  const counts = new Map<Term, number>()
  for (const document of documents) {
    for (const term of rows[document]!.terms) if (wanted.includes(termTypeOf(term))) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return new Map(wanted.flatMap((type) => [...counts].filter(([term]) => termTypeOf(term) === type).sort(([a], [b]) => a - b)))
}

function bitsOf(documents: readonly number[]): Bits {
  const bits = new Uint32Array(wordsFor(size))
  for (const document of documents) setBit(bits, document)
  return bits
}

describe('facet counts', () => {
  it('of few wanted values list those, terms asked for by name, and how many documents others have at most', () => {
    const documents = rows.map(({ key }) => key).filter((key) => key % 10 !== 0)
    const truth = expected(types, documents)
    const rare = termOf('company', 2999)
    let left = 0
    for (const { type, terms, counts, others } of facetsOf(types, bitsOf(documents), { values: 2, terms: [rare] })) {
      const ofType = [...truth].filter(([term]) => termTypeOf(term) === type)
      assert.deepEqual(
        [...terms].filter((_, i) => counts[i]! > 0).map((term) => truth.get(term)),
        [...counts].filter((count) => count > 0),
      )
      assert.ok(type !== 'company' || terms.includes(rare))
      const unlisted = ofType.filter(([term]) => !terms.includes(term))
      left += unlisted.length
      for (const [, count] of unlisted) assert.ok(count <= others!, `${count} documents, but others have at most ${others}`)
    }
    assert.ok(left > 100, `only ${left} terms were left out`)
  })

  for (const share of [0.0001, 0.002, 0.01, 0.1, 0.5, 1]) {
    it(`are exact when ${share * 100} % of the documents match`, () => {
      const every = Math.round(1 / share)
      const documents = rows.map(({ key }) => key).filter((key) => (key * 7) % every === 0)
      const bits = bitsOf(documents)
      for (const wanted of [types, ...types.map((type) => [type])])
        assert.deepEqual([...counted(wanted, bits)], [...expected(wanted, documents)])
    })
  }
})
