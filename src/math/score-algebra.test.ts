import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { setBit, wordsFor } from './bitset.ts'
import { kernelMemory } from './kernels/kernel.ts'
import { kernelScores, plainScores, type ScoreAlgebra } from './score-algebra.ts'

const memory = kernelMemory(2 ** 16)
/** 4 bytes on, so that arrays are not where 128 bits begin. */
const words = (place: number, length: number) => new Uint32Array(memory.buffer, 4096 * place + 4, length)

interface Case {
  readonly scores: readonly number[]
  readonly impacts: readonly number[]
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly weight: number
}

/** Sizes end within and after stretches of 16 and 32 documents; sums pass 2^32. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 200 }).chain((size) => {
  const each = (number: fc.Arbitrary<number>) => fc.array(number, { minLength: size, maxLength: size })
  const some = fc.uniqueArray(fc.nat(size - 1), { maxLength: size })
  return fc.record({
    scores: each(fc.nat(2 ** 32 - 1)),
    impacts: each(fc.nat(255)),
    a: some,
    b: some,
    weight: fc.integer({ min: 1, max: 99_999 }),
  })
})

/** What happens to the scores by the plain algebra and by the kernel must be the same. */
function check(run: (algebra: ScoreAlgebra, given: Placed) => unknown): void {
  fc.assert(
    fc.property(cases, (one) => {
      const [plain, placed] = [place(one, (_, length) => new Uint32Array(length)), place(one, words)]
      assert.deepEqual(run(kernelScores(memory), placed), run(plainScores, plain))
      assert.deepEqual([...placed.scores], [...plain.scores])
    }),
    { seed: 1, numRuns: 300 },
  )
}

type Placed = ReturnType<typeof place>

function place({ scores, impacts, a, b, weight }: Case, room: (place: number, length: number) => Uint32Array) {
  const size = scores.length
  const bytes = room(1, size)
  const [setA, setB] = [room(2, wordsFor(size)).fill(0), room(3, wordsFor(size)).fill(0)]
  for (const one of a) setBit(setA, one)
  for (const one of b) setBit(setB, one)
  const placed = { scores: room(0, size), impacts: new Uint8Array(bytes.buffer, bytes.byteOffset, size), list: room(4, a.length) }
  placed.scores.set(scores)
  placed.impacts.set(impacts)
  placed.list.set(a)
  return { ...placed, a: setA, b: setB, weight, found: { documents: room(5, size), scores: room(6, size) } }
}

describe('the kernel of scores adds as its plain twin does', () => {
  it('columns of impacts', () => {
    check((algebra, { scores, impacts, weight }) => algebra.addColumn(scores, impacts, weight))
  })

  it('lists with impacts', () => {
    check((algebra, { scores, list, impacts, weight }) => algebra.addListed(scores, list, impacts, weight))
  })

  it('lists without', () => {
    check((algebra, { scores, list, weight }) => algebra.addToListed(scores, list, weight))
  })

  it('what two sets share', () => {
    check((algebra, { scores, a, b, weight }) => algebra.addToShared(scores, a, b, weight))
  })

  it('and collects the members of a set that score enough', () => {
    check((algebra, { scores, a, found }) => {
      const count = algebra.collectAtLeast(a, scores, 2 ** 31, found)
      return [count, ...found.documents.slice(0, count), ...found.scores.slice(0, count)]
    })
  })
})
