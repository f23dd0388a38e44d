import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { standardizer } from '../../tests/small-world/index.ts'
import { TermDictionary } from '../standardization/term-dictionary.ts'
import { lexiconOf } from './lexicon.ts'

describe('labels of terms', () => {
  it('are those of their values, and go with them', () => {
    const dictionary = new TermDictionary()
    const lexicon = lexiconOf(standardizer, dictionary)
    const [stays, goes] = [dictionary.number('company', 'acme of berlin'), dictionary.number('company', 'gone')]
    assert.deepEqual([stays, goes].map(lexicon.termLabel), ['Acme of Berlin', 'Gone'])
    dictionary.forget(goes)
    assert.deepEqual([stays, goes].map(lexicon.termLabel), ['Acme of Berlin', undefined])
  })

  it('are never those of a word that was taken back', () => {
    const dictionary = new TermDictionary()
    const lexicon = lexiconOf(standardizer, dictionary)
    const failing = (): void => {
      assert.equal(lexicon.termLabel(dictionary.number('company', 'first')), 'First')
      throw new Error('taken back')
    }
    assert.throws(() => dictionary.attempt(failing), /taken back/)
    assert.equal(lexicon.termLabel(dictionary.number('company', 'second')), 'Second')
  })
})
