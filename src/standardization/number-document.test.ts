import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numberFields, termTypeOf, termTypes, unknownTerm } from '../domain/term.ts'
import { numberDocument } from './number-document.ts'
import type { StandardDocument } from './standard-document.ts'
import { TermDictionary } from './term-dictionary.ts'

const document: StandardDocument = {
  terms: [
    { type: 'skill', value: 'java', evidence: 12_003 },
    { type: 'title', value: 'nurse', evidence: 4096 },
    { type: 'skill', value: 'go', evidence: 12_004 },
  ],
  numbers: new Float32Array(numberFields.length).fill(Number.NaN),
  sections: [['night', 'nurse'], [], ['nurse']],
  unread: [],
}

describe('numberDocument', () => {
  it('sorts terms and keeps the evidence beside each', () => {
    const dictionary = new TermDictionary()
    const { terms, evidence } = numberDocument(document, dictionary)
    assert.deepEqual(
      [...terms],
      [...new Set(terms)].sort((a, b) => a - b),
    )
    for (const { type, value, evidence: stated } of document.terms)
      assert.equal(evidence[terms.indexOf(dictionary.find(type, value)!)], stated)
  })

  it('adds the unknown term of every type that is not stated, and of no other', () => {
    const { terms, evidence } = numberDocument(document, new TermDictionary())
    for (const type of termTypes)
      assert.equal(terms.includes(unknownTerm(type)), type !== 'text' && type !== 'skill' && type !== 'title', type)
    assert.equal(evidence[terms.indexOf(unknownTerm('company'))], 0)
    assert.ok(!Array.from(terms, termTypeOf).includes('text'))
  })

  it('puts 0 between sections and skips empty ones', () => {
    const dictionary = new TermDictionary()
    const { tokens } = numberDocument(document, dictionary)
    const [night, nurse] = [dictionary.find('text', 'night'), dictionary.find('text', 'nurse')]
    assert.deepEqual([...tokens], [night, nurse, 0, nurse])
  })

  it('numbers a document without text', () => {
    assert.equal(numberDocument({ ...document, sections: [] }, new TermDictionary()).tokens.length, 0)
  })
})
