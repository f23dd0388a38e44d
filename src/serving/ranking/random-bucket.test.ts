import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bucketSeed, shuffled, shuffledResults } from './random-bucket.ts'

const size = 130
const keys = Uint32Array.from({ length: size }, (_, row) => row * 7)
const order = Uint32Array.from({ length: size }, (_, place) => size - 1 - place)

describe('the random bucket', () => {
  it('takes about its share of the questions', () => {
    const taken = Array.from({ length: 20_000 }, (_, question) => bucketSeed(question, 0.1)).filter((seed) => seed !== undefined)
    assert.ok(Math.abs(taken.length - 2000) < 150, `${taken.length} of 20,000`)
    assert.equal(bucketSeed(1, 0), undefined)
    assert.notEqual(bucketSeed(1, 1), undefined)
  })

  it('changes the places of the best alone, and the same way for a seed', () => {
    const changed = shuffled(order, keys, 3)
    assert.deepEqual([...changed.subarray(shuffledResults)], [...order.subarray(shuffledResults)])
    assert.deepEqual([...changed].sort(), [...order].sort())
    assert.notDeepEqual([...changed], [...order])
    assert.deepEqual([...changed], [...shuffled(order, keys, 3)])
    assert.deepEqual(
      [...order],
      Array.from(order, (_, place) => size - 1 - place),
    )
  })

  it('gives each of the best the same chance of the first place', () => {
    const draws = 20_000
    const firsts = new Float64Array(size)
    for (let seed = 0; seed < draws; seed++) firsts[shuffled(order, keys, seed)[0]!]!++
    const expected = draws / shuffledResults
    const chiSquared = [...order.subarray(0, shuffledResults)].reduce((sum, row) => sum + (firsts[row]! - expected) ** 2 / expected, 0)
    assert.ok(chiSquared < 150, `chi squared ${chiSquared} with 99 degrees of freedom`)
  })
})
