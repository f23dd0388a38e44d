import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countBits, countShared, listBits } from '../../math/bitset.ts'
import { countingKernel, tallyRows } from '../../math/kernels/counting.ts'
import { kernelMemory } from '../../math/kernels/kernel.ts'

const memory = kernelMemory(1)
const kernel = countingKernel(memory)
const word = fc.integer({ min: 0, max: 0xffff_ffff })

describe('the counting kernel', () => {
  it('counts shared bits as its plain twin does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 400, size: 'max' }), (pairs) => {
        const a = new Uint32Array(memory.buffer, 4, pairs.length)
        const b = new Uint32Array(memory.buffer, 8000, pairs.length)
        a.set(pairs.map(([first]) => first))
        b.set(pairs.map(([, second]) => second))
        assert.equal(kernel.countShared(4, 8000, pairs.length * 4), countShared(a, b))
      }),
      { seed: 1, numRuns: 300, examples: [[Array(400).fill([0xffff_ffff, 0xffff_ffff])]] },
    )
  })

  it('gives up a count that cannot be large enough, and never one that can', () => {
    const words = fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(words, fc.nat({ max: 700 }), (pairs, least) => {
        const a = new Uint32Array(memory.buffer, 0, pairs.length)
        const b = new Uint32Array(memory.buffer, 1000, pairs.length)
        a.set(pairs.map(([first]) => first))
        b.set(pairs.map(([, second]) => second))
        const right = countShared(a, b)
        const left = Array.from({ length: Math.ceil(a.length / 8) }, (_, block) => countBits(a.subarray(8 * block + 8)))
        new Uint32Array(memory.buffer, 2000, left.length).set(left)
        const list = new Uint32Array(memory.buffer, 3000, countBits(a))
        listBits(a, list)
        for (const count of [
          kernel.countSharedUnless(0, 1000, a.byteLength, 32, 2000, least),
          kernel.countListUnless(3000, 3000 + list.byteLength, 1000, least),
        ])
          assert.ok(count >= least ? count === right : count >= right && right < least, `${count} of ${right}, at least ${least}`)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  for (const [bits, slotsAt] of [
    [16, (place: number, size: number) => new Uint16Array(memory.buffer, place, size)],
    [32, (place: number, size: number) => new Uint32Array(memory.buffer, place, size)],
  ] as const) {
    it(`tallies rows of ${bits}-bit slots as its plain twin does`, () => {
      const rowsOf = fc.array(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 6 }), { minLength: 1, maxLength: 40 })
      fc.assert(
        fc.property(rowsOf, fc.nat({ max: 31 }), fc.nat({ max: 31 }), (rows, first, end) => {
          const listed = [...rows.keys()].filter((row) => row % 3 !== 1)
          const documents = new Uint32Array(memory.buffer, 0, rows.length)
          documents.set(listed)
          const offsets = new Uint32Array(memory.buffer, 1000, rows.length + 1)
          offsets[0] = 0
          for (const [i, row] of rows.entries()) offsets[i + 1] = offsets[i]! + row.length
          const slots = slotsAt(2000, offsets[rows.length]!)
          slots.set(rows.flatMap((row) => row.sort((a, b) => a - b)))
          const [counts, plain] = [new Uint32Array(memory.buffer, 4000, 31).fill(0), new Uint32Array(31)]
          kernel[`tallyRows${bits}`](0, listed.length * 4, 1000, 2000, 4000, first, end, 8)
          tallyRows(documents, listed.length, offsets, slots, plain, [first, end])
          assert.deepEqual([...counts], [...plain])
        }),
        { seed: 2, numRuns: 300 },
      )
    })
  }

  it('lists where counts are not 0', () => {
    const counts = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, word), { maxLength: 60 })
    fc.assert(
      fc.property(counts, fc.nat({ max: 20 }), (all, skipped) => {
        const first = Math.min(skipped, all.length)
        new Uint32Array(memory.buffer, 400, all.length).set(all)
        const size = kernel.listNonZero(400, 400 + first * 4, 400 + all.length * 4, 1000)
        const expected = [...all.keys()].filter((i) => i >= first && all[i] !== 0)
        assert.deepEqual([...new Uint32Array(memory.buffer, 1000, size)], expected)
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('counts the documents of lists that are in a set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 127 }), { maxLength: 9 }), { maxLength: 9 }),
        fc.array(word, { minLength: 4, maxLength: 4 }),
        (lists, bits) => {
          new Uint32Array(memory.buffer, 0, 4).set(bits)
          const all = lists.flat()
          new Uint32Array(memory.buffer, 100, all.length).set(all)
          let end = 100
          new Uint32Array(memory.buffer, 8000, lists.length).set(lists.map((list) => (end += list.length * 4)))
          kernel.countLists(100, 8000, lists.length, 0, 9000)
          const expected = lists.map((list) => list.filter((document) => (bits[document >>> 5]! >>> (document & 31)) & 1).length)
          assert.deepEqual([...new Uint32Array(memory.buffer, 9000, lists.length)], expected)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })

  it('lists the members of a set as its plain twin does', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        const bits = new Uint32Array(memory.buffer, 0, words.length)
        bits.set(words)
        const plain = new Uint32Array(words.length * 32)
        const count = listBits(bits, plain)
        kernel.listBits(0, words.length * 4, 1000)
        assert.deepEqual(new Uint32Array(memory.buffer, 1000, count).slice(), plain.slice(0, count))
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})
