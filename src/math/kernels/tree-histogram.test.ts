import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { kernelMemory } from './kernel.ts'
import { binOf, binsPerFeature, plainAddRows, treeHistogramKernel } from './tree-histogram.ts'

const memory = kernelMemory(2 ** 17)
const kernel = treeHistogramKernel(memory)
const places = { bins: 0, rows: 1024, derivatives: 2048, scratch: 4096, histogram: 8192, cuts: 90_000, values: 100_000 }
const rows = 20
const features = 7

describe('the tree histogram kernel', () => {
  it('adds derivatives as its plain twin does, gradients of either sign', () => {
    const derivative = fc.tuple(fc.nat({ max: 2 ** 27 }), fc.integer({ min: -(2 ** 26), max: 2 ** 26 }))
    const bin = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(
        fc.array(derivative, { minLength: rows, maxLength: rows }),
        fc.array(bin, { minLength: rows * features, maxLength: rows * features }),
        fc.uniqueArray(fc.nat({ max: rows - 1 })),
        fc.nat({ max: features - 1 }),
        (given, binned, listed, first) => {
          const bins = new Uint8Array(memory.buffer, places.bins, rows * features)
          const derivatives = new Int32Array(memory.buffer, places.derivatives, rows * 2)
          const list = new Uint32Array(memory.buffer, places.rows, listed.length)
          const cells = new Int32Array(memory.buffer, places.histogram, features * binsPerFeature * 2).fill(0)
          bins.set(binned)
          derivatives.set(given.flat())
          list.set(listed)
          kernel.addRows(
            places.bins,
            features,
            first,
            features - first,
            places.rows,
            places.rows + listed.length * 4,
            places.derivatives,
            places.histogram,
          )
          const plain = new Float64Array(features * binsPerFeature * 2)
          plainAddRows(bins, features, list, derivatives, plain)
          plain.forEach((sum, cell) => {
            const expected = cell < first * binsPerFeature * 2 ? 0 : sum
            assert.equal(cell % 2 === 0 ? cells[cell]! >>> 0 : cells[cell], expected)
          })
        },
      ),
      { seed: 1, numRuns: 100 },
    )
  })

  it('parts rows, both sides in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: rows, maxLength: rows }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat({ max: 1 }),
        (column, lastLeft, missingLeft) => {
          const bins = new Uint8Array(memory.buffer, places.bins, rows * features)
          bins.set(column)
          const order = new Uint32Array(memory.buffer, places.rows, rows)
          order.set(order.map((_, i) => rows - 1 - i))
          const right = kernel.partRows(places.bins, places.rows, places.rows + rows * 4, lastLeft, missingLeft, places.scratch)
          const goesLeft = (row: number) => (column[row] === 0 ? missingLeft === 1 : column[row]! <= lastLeft)
          const before = Array.from({ length: rows }, (_, i) => rows - 1 - i)
          const expected = [...before.filter(goesLeft), ...before.filter((row) => !goesLeft(row))]
          assert.deepEqual([...order], expected)
          assert.equal((right - places.rows) / 4, before.filter(goesLeft).length)
        },
      ),
      { seed: 2, numRuns: 200 },
    )
  })

  it('bins values as its plain twin does', () => {
    const number = fc.float({ noDefaultInfinity: true })
    fc.assert(
      fc.property(
        fc.uniqueArray(
          number.filter((x) => !Number.isNaN(x) && !Object.is(x, -0)),
          { maxLength: 254, size: 'max' },
        ),
        fc.array(number, { minLength: 1, maxLength: 50 }),
        (unsorted, given) => {
          const cuts = new Float32Array(memory.buffer, places.cuts, unsorted.length)
          cuts.set(Float32Array.from(unsorted).sort())
          const values = new Float32Array(memory.buffer, places.values, given.length)
          values.set(given)
          const bins = new Uint8Array(memory.buffer, places.bins, given.length)
          kernel.binColumn(places.values, 4, given.length, places.cuts, cuts.length, 2 ** (32 - Math.clz32(cuts.length)), places.bins)
          assert.deepEqual(
            [...bins],
            [...values].map((value) => binOf(value, cuts)),
          )
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })
})
