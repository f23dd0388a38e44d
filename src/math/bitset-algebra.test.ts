import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Bits, listBits, setBit, wordsFor } from './bitset.ts'
import { type BitsetAlgebra, kernelBitsets, plainBitsets } from './bitset-algebra.ts'
import { kernelMemory } from './kernels/kernel.ts'

const memory = kernelMemory(2 ** 16)
const algebras: readonly (readonly [string, BitsetAlgebra, (place: number, words: number) => Uint32Array])[] = [
  ['plain', plainBitsets, (_, words) => new Uint32Array(words)],
  // 4 bytes on, so that sets are not where 128 bits begin.
  ['kernel', kernelBitsets(memory), (place, words) => new Uint32Array(memory.buffer, 4096 * place + 4, words)],
]

/** Sizes end within and after stretches of 32, 128 and 256 bits. */
const sets = fc
  .integer({ min: 1, max: 700 })
  .chain((size) =>
    fc.tuple(fc.constant(size), fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: size }), { minLength: 5, maxLength: 5 })),
  )

function listOf(bits: Bits): number[] {
  const list = new Uint32Array(bits.length * 32)
  return [...list.subarray(0, listBits(bits, list))]
}

for (const [name, algebra, room] of algebras) {
  describe(`the ${name} algebra of bitsets`, () => {
    function check(run: (bits: readonly Bits[], lists: readonly (readonly number[])[], size: number) => void): void {
      fc.assert(
        fc.property(sets, ([size, lists]) => {
          const bits = lists.map((list, i) => {
            const set = room(i, wordsFor(size)).fill(0)
            for (const one of list) setBit(set, one)
            return set
          })
          run(bits, lists, size)
        }),
        { seed: 1, numRuns: 200 },
      )
    }
    const members = (size: number, isIn: (one: number) => boolean) => Array.from({ length: size }, (_, one) => one).filter(isIn)

    it('intersects, subtracts, unites and counts as sets do', () => {
      check(([a, b, into], [inA, inB, first], size) => {
        algebra.uniteShared(into!, a!, b!)
        assert.deepEqual(
          listOf(into!),
          members(size, (one) => first!.includes(one) || (inA!.includes(one) && inB!.includes(one))),
        )
        algebra.intersection(into!, a!, b!)
        assert.deepEqual(
          listOf(into!),
          members(size, (one) => inA!.includes(one) && inB!.includes(one)),
        )
        algebra.difference(into!, a!, b!)
        assert.deepEqual(
          listOf(into!),
          members(size, (one) => inA!.includes(one) && !inB!.includes(one)),
        )
        assert.equal(algebra.count(a!), inA!.length)
      })
    })

    it('unites with what of a list is in another set', () => {
      check(([a, into], [inA, first, listed], size) => {
        const list = room(6, listed!.length)
        list.set(listed!)
        algebra.uniteListed(into!, list, a!)
        assert.deepEqual(
          listOf(into!),
          members(size, (one) => first!.includes(one) || (inA!.includes(one) && listed!.includes(one))),
        )
      })
    })

    it('tells what failed once from what failed twice', () => {
      check(([domain, passed, once, twice, failed], [inDomain, inPassed, inOnce, inTwice], size) => {
        algebra.countFailures(failed!, domain!, passed!, { once: once!, twice: twice! })
        const now = (one: number) => inDomain!.includes(one) && !inPassed!.includes(one)
        assert.deepEqual(listOf(failed!), members(size, now))
        assert.deepEqual(
          listOf(once!),
          members(size, (one) => inOnce!.includes(one) || now(one)),
        )
        assert.deepEqual(
          listOf(twice!),
          members(size, (one) => inTwice!.includes(one) || (inOnce!.includes(one) && now(one))),
        )
      })
    })
  })
}
