import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { kernelMemory } from './kernel.ts'
import { binsPerFeature, plainAddRows, treeHistogramKernel } from './tree-histogram.ts'

const memory = kernelMemory(2 ** 17)
const kernel = treeHistogramKernel(memory)
const places = { bins: 0, rows: 8192, derivatives: 16_384, starts: 20_480, cells: 24_576, offsets: 40_960, histogram: 49_152 }
const rows = 150
const features = 7

const derivative = fc.tuple(fc.nat({ max: 2 ** 24 }), fc.integer({ min: -(2 ** 22), max: 2 ** 22 }))
const bin = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 }))
const binned = fc.record({
  derivatives: fc.array(derivative, { minLength: rows, maxLength: rows }),
  bins: fc.array(bin, { minLength: rows * features, maxLength: rows * features }),
  listed: fc.uniqueArray(fc.nat({ max: rows - 1 }), { maxLength: rows, size: 'max' }),
})

/** Lays everything down; gives the list, and the histogram as its plain twin sums it. */
function lay({ derivatives, bins, listed }: { derivatives: [number, number][]; bins: number[]; listed: number[] }) {
  const binArea = new Uint8Array(memory.buffer, places.bins, rows * features)
  const derivativeArea = new Int32Array(memory.buffer, places.derivatives, rows * 2)
  const list = new Uint32Array(memory.buffer, places.rows, listed.length)
  binArea.set(bins)
  derivativeArea.set(derivatives.flat())
  list.set(listed)
  const plain = new Float64Array(features * binsPerFeature * 2)
  plainAddRows(binArea, features, list, derivativeArea, plain)
  const cells = new Int32Array(memory.buffer, places.histogram, features * binsPerFeature * 2).fill(0)
  return { cells, plain, rowsEnd: places.rows + listed.length * 4 }
}

function sameSums(cells: Int32Array, plain: Float64Array): void {
  plain.forEach((sum, cell) => {
    assert.equal(cell % 2 === 0 ? cells[cell] >>> 0 : cells[cell], sum)
  })
}

describe('the tree histogram kernel', () => {
  it('adds derivatives as its plain twin does, gradients of either sign', () => {
    fc.assert(
      fc.property(binned, (given) => {
        const { cells, plain, rowsEnd } = lay(given)
        kernel.addRows(places.bins, features, features, places.rows, rowsEnd, places.derivatives, places.histogram)
        sameSums(cells, plain)
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  it('finds the same in rows that list what is known, what is not known by difference', () => {
    fc.assert(
      fc.property(binned, (given) => {
        const { cells, plain, rowsEnd } = lay(given)
        const known = given.bins.map((one, cell) => ({
          row: Math.floor(cell / features),
          cell: (cell % features) * binsPerFeature + one,
          one,
        }))
        const starts = Uint32Array.from({ length: rows + 1 }, (_, row) => known.filter((one) => one.row < row && one.one > 0).length)
        const listed = known.filter(({ one }) => one > 0).map(({ cell }) => cell)
        new Uint32Array(memory.buffer, places.starts, rows + 1).set(starts)
        new Uint32Array(memory.buffer, places.cells, listed.length).set(listed)
        new Uint32Array(memory.buffer, places.offsets, features + 1).forEach((_, feature, offsets) => {
          offsets[feature] = feature * binsPerFeature
        })
        const { starts: at, cells: values, derivatives, histogram, offsets } = places
        kernel.addSparseRows(at, values, places.rows, rowsEnd, derivatives, histogram, 0, features, offsets)
        sameSums(cells, plain)
      }),
      { seed: 4, numRuns: 20 },
    )
  })

  it('subtracts cell by cell, an odd number of them too', () => {
    const area = new BigInt64Array(memory.buffer, places.histogram, 10)
    area.set([9n, 8n, 7n, 1n, 1n, 1n, 2n, 30n, 0n, 0n])
    kernel.subtract(places.histogram, places.histogram + 24, places.histogram + 40)
    assert.deepEqual([...area], [8n, 6n, -23n, 1n, 1n, 1n, 2n, 30n, 0n, 0n])
  })
})
