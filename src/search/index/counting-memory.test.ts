import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countShared, listBits } from '../../math/bitset.ts'
import { countingKernel } from '../../math/kernels/counting.ts'
import { kernelMemory } from '../../math/kernels/kernel.ts'
import { tallyRanks } from './counting-memory.ts'

const memory = kernelMemory(1)
const kernel = countingKernel(memory)
const word = fc.integer({ min: 0, max: 0xffff_ffff })

describe('the counting kernel', () => {
  it('counts shared bits as its plain twin does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 40 }), (pairs) => {
        const a = new Uint32Array(memory.buffer, 4, pairs.length)
        const b = new Uint32Array(memory.buffer, 4000, pairs.length)
        a.set(pairs.map(([first]) => first))
        b.set(pairs.map(([, second]) => second))
        assert.equal(kernel.countShared(4, 4000, pairs.length * 4), countShared(a, b))
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('tallies the ranks of rows as its plain twin does', () => {
    const rowsOf = fc.array(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 6 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rowsOf, fc.nat({ max: 31 }), (rows, first) => {
        const documents = new Uint32Array(memory.buffer, 0, rows.length)
        documents.set([...rows.keys()].filter((row) => row % 3 !== 1))
        const count = rows.filter((_, row) => row % 3 !== 1).length
        const offsets = new Uint32Array(memory.buffer, 1000, rows.length + 1)
        for (const [i, row] of rows.entries()) offsets[i + 1] = offsets[i]! + row.length
        const ranks = new Uint16Array(memory.buffer, 2000, offsets[rows.length])
        ranks.set(rows.flatMap((row) => row.sort((a, b) => a - b)))
        const [counts, plain] = [new Uint32Array(memory.buffer, 4000, 31).fill(0), new Uint32Array(31)]
        kernel.tallyRanks(0, count * 4, 1000, 2000, 4000, first)
        tallyRanks(documents, count, offsets, ranks, plain, first)
        assert.deepEqual([...counts], [...plain])
      }),
      { seed: 2, numRuns: 300 },
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
