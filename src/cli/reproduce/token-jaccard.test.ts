import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { jaccard, WordSets } from './token-jaccard.ts'

describe('jaccard', () => {
  it('counts shared words among all words', () => {
    const words = new WordSets()
    assert.equal(jaccard(words.of(['Java developer']), words.of(['java', 'nurse', undefined])), 1 / 3)
    assert.equal(jaccard(words.of([]), words.of([])), 0)
  })
})
