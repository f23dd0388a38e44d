import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { numberFields, type TermType, termTypes } from '../domain/term.ts'
import { ForeignTerms } from './foreign-terms.ts'
import { listDocument, numberDocument } from './number-document.ts'
import type { StandardDocument } from './standard-document.ts'
import { TermDictionary } from './term-dictionary.ts'

const word = fc.constantFrom('ada', 'basic', 'c', 'd', 'elm', 'forth', 'go')
const types: readonly TermType[] = ['skill', 'company', 'title']
const term = fc.record({ type: fc.constantFrom(...types), value: word, evidence: fc.nat(0xffff) })
const document: fc.Arbitrary<StandardDocument> = fc.record({
  terms: fc.uniqueArray(term, { selector: ({ type, value }) => type + value, maxLength: 6 }),
  numbers: fc.constant(new Float32Array(numberFields.length)),
  sections: fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 3 }),
  unread: fc.constant([]),
})
/** What comes between: documents numbered here, batches refused, words forgotten. */
const step = fc.record({ act: fc.constantFrom('there', 'here', 'refused', 'forget'), document })

describe('ForeignTerms', () => {
  it('number documents of another dictionary as if they had been numbered here', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const [foreign, own, twin] = [new TermDictionary(), new TermDictionary(), new TermDictionary()]
        const translation = new ForeignTerms(own)
        const translated = (stated: StandardDocument) => {
          const listed = listDocument(stated, foreign)
          translation.learn(foreign.drainNew())
          return translation.translate(listed)
        }
        for (const { act, document: stated } of steps) {
          if (act === 'there') assert.deepEqual(translated(stated), numberDocument(stated, twin))
          if (act === 'here') assert.deepEqual(numberDocument(stated, own), numberDocument(stated, twin))
          if (act === 'refused') assert.throws(() => own.attempt(() => refuse(translated(stated))), /refused/)
          if (act === 'forget') for (const one of [own, twin]) forgetSkills(one)
        }
        for (const type of termTypes) assert.deepEqual([...own.values(type)], [...twin.values(type)])
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('refuse words that come out of order', () => {
    const foreign = new TermDictionary()
    const words = ['go', 'java'].map((value) => ({ term: foreign.number('skill', value), value }))
    assert.throws(() => new ForeignTerms(new TermDictionary()).learn(words.toReversed()), RangeError)
  })
})

function refuse(_: unknown): never {
  throw new Error('refused')
}

function forgetSkills(dictionary: TermDictionary): void {
  for (const { term: skill } of [...dictionary.values('skill')]) dictionary.forget(skill)
}
