import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { termNumber, termTypeOf, termTypes } from '../domain/term.ts'
import { TermDictionary } from './term-dictionary.ts'

const mention = fc.record({ type: fc.constantFrom(...termTypes), value: fc.string({ maxLength: 3 }) })

describe('TermDictionary', () => {
  it('numbers new values of each type from 1', () => {
    const dictionary = new TermDictionary()
    assert.equal(termNumber(dictionary.number('skill', 'java')), 1)
    assert.equal(termNumber(dictionary.number('skill', 'go')), 2)
    assert.equal(termNumber(dictionary.number('title', 'java')), 1)
    assert.equal(termNumber(dictionary.number('skill', 'java')), 1)
    assert.equal(dictionary.size('skill'), 2)
  })

  it('finds nothing that was not numbered', () => {
    assert.equal(new TermDictionary().find('skill', 'java'), undefined)
  })

  it('gives back every value it numbered, also after a restart from what was drained', () => {
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 60 }), (mentions) => {
        const dictionary = new TermDictionary()
        const terms = mentions.map(({ type, value }) => dictionary.number(type, value))
        const restored = new TermDictionary()
        restored.restore(dictionary.drainNew())
        mentions.forEach(({ type, value }, at) => {
          for (const one of [dictionary, restored]) {
            assert.equal(one.value(terms[at]!), value)
            assert.equal(one.find(type, value), terms[at])
          }
          assert.equal(termTypeOf(terms[at]!), type)
        })
        assert.deepEqual(dictionary.drainNew(), [])
        assert.deepEqual(restored.drainNew(), [])
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('never gives a forgotten number again, also after a restart', () => {
    const dictionary = new TermDictionary()
    const forgotten = dictionary.number('company', 'acme')
    dictionary.forget(forgotten)
    assert.equal(dictionary.value(forgotten), undefined)
    assert.equal(dictionary.find('company', 'acme'), undefined)
    assert.notEqual(dictionary.number('company', 'acme'), forgotten)

    const restored = new TermDictionary()
    restored.restore([{ term: forgotten }])
    assert.notEqual(restored.number('company', 'apex'), forgotten)
  })

  it('is as before where an attempt fails', () => {
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 30 }), fc.array(mention, { maxLength: 30 }), (kept, refused) => {
        const dictionary = new TermDictionary()
        for (const { type, value } of kept) dictionary.number(type, value)
        const before = termTypes.map((type) => [...dictionary.values(type)])
        const failing = () => {
          for (const { type, value } of refused) dictionary.number(type, value)
          throw new RangeError('refused')
        }
        assert.throws(() => dictionary.attempt(failing), /refused/)
        assert.deepEqual(
          termTypes.map((type) => [...dictionary.values(type)]),
          before,
        )
        assert.deepEqual(dictionary.drainNew().length, before.flat().length)
      }),
      { seed: 7 },
    )
  })

  it('does not persist what was forgotten before it was drained', () => {
    const dictionary = new TermDictionary()
    dictionary.forget(dictionary.number('text', 'secret'))
    assert.deepEqual(dictionary.drainNew(), [])
  })

  it('lists the values of a type', () => {
    const dictionary = new TermDictionary()
    dictionary.number('skill', 'java')
    dictionary.number('title', 'nurse')
    assert.deepEqual(
      Array.from(dictionary.values('skill'), (entry) => entry.value),
      ['java'],
    )
  })
})
