import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { WordPool } from './word-pool.ts'

describe('a pool of words', () => {
  it('gives what spelling the characters gives, whatever it held before', () => {
    const pool = new WordPool((raw) => `<${raw}>`)
    const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (list, a, b) => {
        for (const text of list) {
          const start = a % text.length
          const end = Math.min(text.length, start + 1 + b)
          assert.equal(pool.word(text, start, end), `<${text.slice(start, end)}>`)
        }
      }),
      { seed: 7 },
    )
  })

  it('spells a word once while its slot is its own', () => {
    let spelled = 0
    const pool = new WordPool((raw) => {
      spelled++
      return raw
    })
    for (let i = 0; i < 3; i++) pool.word('senior java developer', 7, 11)
    assert.equal(spelled, 1)
  })
})
