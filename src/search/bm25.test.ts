import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { termOf } from '../domain/term.ts'
import { bestRetrieval, explainRetrieval, idf, impactOf, lengthNorm, termWeight, weightOf } from './bm25.ts'
import { termStatistics } from './statistics.ts'

const java = termOf('skill', 7)

describe('BM25 in whole numbers', () => {
  it('weighs a rare term more than a common one', () => {
    // ln(1 + 90.5 / 10.5) = 2.2644, times 64 = 144.9
    assert.equal(termWeight(idf(100, 10)), 145)
    // ln(1 + .5 / 100.5) = .00496, times 64 = .32
    assert.equal(termWeight(idf(100, 100)), 1)
  })

  it('counts every term as one document of two before anything is counted', () => {
    const nothing = termStatistics({ documents: 0, meanLength: 0, terms: new Uint32Array(0), counts: new Uint32Array(0) })
    assert.equal(weightOf(java, nothing), termWeight(Math.log(2)))
  })

  it('saturates in frequency and is damped by length', () => {
    // a document of mean length: 255 · 1 / (1 + 1.2) = 115.9; twice as long: 255 / (1 + 1.2 · 1.75) = 82.3
    assert.equal(impactOf(1, lengthNorm(100, 100)), 116)
    assert.equal(impactOf(1, lengthNorm(200, 100)), 82)
    assert.equal(impactOf(3, lengthNorm(100, 100)), 182)
    assert.equal(impactOf(1, lengthNorm(5, 0)), 116)
  })

  it('explains a score by addends that sum to it and never pass the best', () => {
    const should = [
      { term: 3, weight: 10 },
      { term: 4, weight: 20 },
      { term: java, weight: 5 },
    ]
    const frequency = (term: number): number => (term === 4 ? 0 : 1)
    const addends = explainRetrieval(should, { length: 100, meanLength: 100, frequency })
    assert.deepEqual(
      addends.map(({ addend }) => addend),
      [1160, 0, 1275],
    )
    assert.equal(bestRetrieval(should), 35 * 255)
  })
})
