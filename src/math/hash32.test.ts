import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hash32, uniform } from './hash32.ts'

describe('hash32', () => {
  it('changes about half of its bits when one bit of any counter changes', () => {
    for (const place of [0, 1, 2, 3]) {
      let flipped = 0
      for (let n = 0; n < 500; n++) flipped += differingBits(place, n, n % 32)
      assert.ok(Math.abs(flipped / 500 - 16) < 0.6, `counter ${place} flips ${flipped / 500} bits`)
    }
  })

  it('tells the order of its counters apart', () => {
    assert.notEqual(hash32(1, 2, 3, 4), hash32(1, 2, 4, 3))
    assert.notEqual(hash32(1, 2), hash32(2, 1))
  })

  it('spreads counters evenly over [0, 1)', () => {
    const cells = new Array<number>(20).fill(0)
    for (let n = 0; n < 20_000; n++) cells[Math.floor(20 * uniform(7, n))]!++
    const chiSquare = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    assert.ok(chiSquare < 43.8, `chi square ${chiSquare} of 19 degrees of freedom is above its 99.9 % point`)
  })
})

function differingBits(place: number, n: number, bit: number): number {
  const counters: [number, number, number, number] = [n, n * 3, n * 5, n * 7]
  const before = hash32(...counters)
  counters[place]! ^= 1 << bit
  let difference = before ^ hash32(...counters)
  let count = 0
  for (; difference !== 0; difference &= difference - 1) count++
  return count
}
