import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hashText } from './hash-text.ts'
import { RandomStream } from './random-stream.ts'
import { zipfTable } from './zipf.ts'

describe('RandomStream', () => {
  it('gives the same numbers for the same key, and others for another', () => {
    const draws = (a: number, b: number) =>
      Array.from(
        { length: 5 },
        (
          (stream) => () =>
            stream.uniform()
        )(new RandomStream(a, b)),
      )
    assert.deepEqual(draws(1, 2), draws(1, 2))
    assert.notDeepEqual(draws(1, 2), draws(2, 1))
  })

  it('draws normal numbers of mean 0 and variance 1', () => {
    const stream = new RandomStream(5)
    const values = Array.from({ length: 20_000 }, () => stream.normal())
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
    assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.04, `mean ${mean}, variance ${variance}`)
  })

  it('draws both ends of a range and nothing beyond', () => {
    const stream = new RandomStream(6)
    const seen = new Set(Array.from({ length: 200 }, () => stream.between(2, 5)))
    assert.deepEqual([...seen].sort(), [2, 3, 4, 5])
  })
})

describe('zipfTable', () => {
  it('draws the first item twice as often as the second and ten times as often as the tenth', () => {
    const [table, stream] = [zipfTable(1000, 1), new RandomStream(8)]
    const counts = new Array<number>(1000).fill(0)
    for (let n = 0; n < 100_000; n++) counts[stream.draw(table)]!++
    assert.ok(Math.abs(counts[0]! / counts[1]! - 2) < 0.15)
    assert.ok(Math.abs(counts[0]! / counts[9]! - 10) < 1.5)
  })
})

describe('hashText', () => {
  it('is stable and tells texts apart', () => {
    assert.equal(hashText('registered-nurse'), hashText('registered-nurse'))
    assert.equal(new Set(Array.from({ length: 5000 }, (_, n) => hashText(`title ${n}`))).size, 5000)
  })
})
