import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fold, lowerCase, normalize, slugOf } from './normalize.ts'

describe('normalize', () => {
  it('writes one spelling for what looks the same', () => {
    assert.equal(normalize('  Ｊａｖａ  DÉVELOPPEUR ﬁn '), 'java developpeur fin')
    assert.equal(normalize('Straße Łódź Ærø'), 'strasse lodz aero')
  })

  it('drops zero-width, soft-hyphen, direction and tag characters inside words', () => {
    assert.equal(normalize('J\u200ba\u00adv\u202ea\u{e0041}'), 'java')
  })

  it('turns control characters and lone surrogates into blanks', () => {
    assert.equal(normalize('a\u0000b\ud800c'), 'a b c')
  })

  it('keeps marks that are part of the letter in other scripts', () => {
    assert.equal(normalize('हिन्दी'), 'हिन्दी')
    assert.equal(normalize('한국어'), '한국어')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => assert.equal(normalize(normalize(text)), normalize(text))),
      { numRuns: 500, seed: 1 },
    )
  })

  it('keeps the length when it lowers the case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => assert.equal(lowerCase(fold(text)).length, fold(text).length)),
      { numRuns: 500, seed: 2 },
    )
  })
})

describe('slugOf', () => {
  it('spells the signs that tell names apart', () => {
    assert.deepEqual(['C', 'C++', 'C#', '.NET', 'Node.js', 'R&D', "Bachelor's"].map(slugOf), [
      'c',
      'c-plus-plus',
      'c-sharp',
      'dot-net',
      'node-js',
      'r-and-d',
      'bachelors',
    ])
  })
})
