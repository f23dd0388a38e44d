import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { kernelMemory } from './kernel.ts'
import { binOf, roundToEven, treeRowsKernel } from './tree-rows.ts'

const memory = kernelMemory(2 ** 17)
const kernel = treeRowsKernel(memory)
const places = {
  column: 0,
  rows: 1024,
  lefts: 2048,
  rights: 4096,
  known: 6144,
  knownBins: 8192,
  cuts: 16_384,
  values: 32_768,
  bins: 49_152,
}
const rows = 60

/** What both ways of parting give: a dense column, and one that lists what is known. */
function partBothWays(column: readonly number[], listed: readonly number[], lastLeft: number, missingLeft: number): readonly number[][] {
  const known = column.flatMap((bin, row) => (bin > 0 ? [row] : []))
  new Uint8Array(memory.buffer, places.column, rows).set(column)
  new Uint32Array(memory.buffer, places.rows, listed.length).set(listed)
  new Uint32Array(memory.buffer, places.known, known.length).set(known)
  new Uint8Array(memory.buffer, places.knownBins, known.length).set(known.map((row) => column[row]))
  const order = [places.rows, places.rows + listed.length * 4] as const
  const into = [lastLeft, missingLeft, places.lefts, places.rights] as const
  const sides = (leftsEnd: number) => {
    const count = (leftsEnd - places.lefts) / 4
    const side = (place: number, length: number) => [...new Uint32Array(memory.buffer, place, length)]
    return [side(places.lefts, count), side(places.rights, listed.length - count)]
  }
  const dense = sides(kernel.partRows(places.column, ...order, ...into))
  const sparse = sides(kernel.partSparseRows(places.known, places.known + known.length * 4, places.knownBins, ...order, ...into))
  assert.deepEqual(sparse, dense)
  return dense
}

describe('the tree rows kernel', () => {
  it('parts rows, both sides in their order, by a dense column and by a list of what is known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 })), { minLength: rows, maxLength: rows }),
        fc.uniqueArray(fc.nat({ max: rows - 1 }), { maxLength: rows, size: 'max' }),
        fc.integer({ min: 0, max: 5 }),
        fc.nat({ max: 1 }),
        (column, unsorted, lastLeft, missingLeft) => {
          const listed = [...unsorted].sort((a, b) => a - b)
          const goesLeft = (row: number) => (column[row] === 0 ? missingLeft === 1 : column[row] <= lastLeft)
          const expected = [listed.filter(goesLeft), listed.filter((row) => !goesLeft(row))]
          assert.deepEqual(partBothWays(column, listed, lastLeft, missingLeft), expected)
        },
      ),
      { seed: 2, numRuns: 300 },
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
          const cuts = Float32Array.from(unsorted).sort()
          new Float32Array(memory.buffer, places.cuts, 255).fill(Infinity).set(cuts)
          const values = new Float32Array(memory.buffer, places.values, given.length)
          values.set(given)
          const bins = new Uint8Array(memory.buffer, places.bins, given.length * 3)
          kernel.binColumn(places.values, 4, given.length, places.cuts, places.bins, 3, places.column)
          const expected = [...values].map((value) => binOf(value, cuts))
          assert.deepEqual([...new Uint8Array(memory.buffer, places.column, given.length)], expected)
          assert.deepEqual(
            expected.map((_, row) => bins[row * 3]),
            expected,
          )
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })

  it('rounds scaled derivatives, halves to the even one, hessians above 2^31 too', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -(2 ** 20), max: 2 ** 20, noNaN: true }),
        fc.double({ min: 0, max: 2 ** 21, noNaN: true }),
        fc.integer({ min: -3, max: 11 }),
        (gradient, hessian, power) => {
          new Float64Array(memory.buffer, places.values, 4).set([gradient, 0.5, hessian, 2.5])
          kernel.quantize(places.values, places.values + 16, 2, 2 ** (power - 1), 2 ** power, places.bins)
          const found = new Int32Array(memory.buffer, places.bins, 4)
          assert.equal(found[0] >>> 0, Math.min(2 ** 32 - 1, roundToEven(hessian * 2 ** power)))
          assert.equal(found[1], roundToEven(gradient * 2 ** (power - 1)) + 0)
          assert.equal(found[3], roundToEven(0.5 * 2 ** (power - 1)))
        },
      ),
      { seed: 4, numRuns: 300 },
    )
  })

  it('adds leaves in float32', () => {
    const margins = new Float64Array(memory.buffer, places.values, 4)
    margins.set([1, 2 ** 24, 3, 4])
    new Uint32Array(memory.buffer, places.rows, 3).set([1, 0, 3])
    kernel.addLeaf(places.rows, places.rows + 8, 1, places.values)
    assert.deepEqual([...margins], [2, 2 ** 24, 3, 4])
  })
})
