import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { standardizer } from '../../../tests/small-world/index.ts'
import { TermDictionary } from '../../standardization/term-dictionary.ts'
import { lexiconOf } from '../lexicon.ts'
import { facetsShown } from './facets-shown.ts'

const dictionary = new TermDictionary()
const companies = Array.from({ length: 100 }, (_, i) => dictionary.number('company', `company ${i}`))
const unknown = dictionary.find('company', 'company 0')! - 1
const lexicon = lexiconOf(standardizer, dictionary)

function shown(counts: readonly (readonly [term: number, count: number])[], selected: readonly string[] = []) {
  const column = {
    type: 'company' as const,
    terms: Uint32Array.from(counts, ([term]) => term),
    counts: Uint32Array.from(counts, ([, count]) => count),
  }
  return facetsShown([column], selected.length === 0 ? [] : [{ type: 'company', values: selected }], lexicon)[0]!.values
}

describe('a facet', () => {
  it('shows the most frequent values by count, then label, and what is not stated last', () => {
    const values = shown([
      [companies[2]!, 5],
      [companies[1]!, 5],
      [unknown, 90],
      [companies[3]!, 7],
    ])
    assert.deepEqual(
      values.map(({ label, count }) => [label, count]),
      [
        ['Company 3', 7],
        ['Company 1', 5],
        ['Company 2', 5],
        ['Not stated', 90],
      ],
    )
    assert.equal(values.at(-1)!.value, 'unknown')
  })

  it('never hides a selected value, even one that nothing has', () => {
    const many = companies.map((term, i) => [term, 1000 - i] as const)
    const values = shown(many, ['company 99', 'company nowhere'])
    assert.deepEqual(
      values.filter(({ selected }) => selected).map(({ value, count }) => [value, count]),
      [
        ['company 99', 901],
        ['company nowhere', 0],
      ],
    )
  })

  it('shows no value that was erased', () => {
    const gone = dictionary.number('company', 'gone')
    dictionary.forget(gone)
    assert.deepEqual(
      shown([
        [gone, 3],
        [companies[0]!, 1],
      ]).map(({ value }) => value),
      ['company 0'],
    )
  })

  it('leaves out none that is more frequent than one it shows', () => {
    const column = fc
      .uniqueArray(fc.nat(99), { maxLength: 100 })
      .chain((rows) =>
        fc.tuple(fc.constant(rows), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: rows.length, maxLength: rows.length })),
      )
    fc.assert(
      fc.property(column, ([rows, counts]) => {
        const values = shown(rows.map((row, i) => [companies[row]!, counts[i]!] as const))
        const expected = [...counts].sort((a, b) => b - a).slice(0, 30)
        assert.deepEqual(
          values.map(({ count }) => count),
          expected,
        )
      }),
      { seed: 5, numRuns: 50 },
    )
  })
})
