import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Bits, clearBit, countBits, countShared, fillBits, hasBit, listBits, setBit, wordsFor } from './bitset.ts'

const size = 1000
const members = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: size })

function bitsOf(list: readonly number[]): Bits {
  const bits = new Uint32Array(wordsFor(size))
  for (const one of list) setBit(bits, one)
  return bits
}

function listOf(bits: Bits): number[] {
  const list = new Uint32Array(size)
  return [...list.subarray(0, listBits(bits, list))]
}

const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b)

describe('bitset', () => {
  it('counts as sets do', () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const inB = new Set(b)
        assert.equal(countBits(bitsOf(a)), a.length)
        assert.equal(countShared(bitsOf(a), bitsOf(b)), a.filter((one) => inB.has(one)).length)
        assert.deepEqual(listOf(bitsOf(a)), sorted(a))
      }),
      { seed: 1 },
    )
  })

  it('holds just the first numbers when filled', () => {
    for (const count of [0, 1, 31, 32, 33, 1000]) {
      const bits = new Uint32Array(wordsFor(size))
      fillBits(bits, count)
      assert.equal(countBits(bits), count)
      assert.equal(count < size && hasBit(bits, count), false)
    }
  })

  it('lists only as many as there is room for', () => {
    const list = new Uint32Array(2)
    assert.equal(listBits(bitsOf([5, 70, 900]), list), 2)
    assert.deepEqual([...list], [5, 70])
  })

  it('forgets a number that is cleared', () => {
    const bits = bitsOf([31, 32])
    clearBit(bits, 31)
    assert.deepEqual(listOf(bits), [32])
  })
})
