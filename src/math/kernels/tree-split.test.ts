import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { kernelMemory } from './kernel.ts'
import { foundNumbers, plainSearchSplit, treeSplitKernel } from './tree-split.ts'

const memory = kernelMemory(2 ** 16)
const kernel = treeSplitKernel(memory)
const places = { active: 0, directions: 64, cutCounts: 128, offsets: 256, histogram: 1024, settings: 8192, node: 8320, found: 8448 }
const [features, bins] = [3, 6]

const cell = fc.oneof(fc.constant([0, 0]), fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: -40, max: 40 })))
const feature = fc.array(cell, { minLength: bins, maxLength: bins })
const node = fc.record({
  cells: fc.array(feature, { minLength: features, maxLength: features }),
  lambda: fc.constantFrom(0, 1, 7),
  minChildWeight: fc.constantFrom(0, 5, 20),
  direction: fc.constantFrom(-1, 0, 1),
  isBounded: fc.boolean(),
})

describe('the tree split kernel', () => {
  it('finds the split that its plain twin finds, of the first feature that has the best gain', () => {
    fc.assert(
      fc.property(node, ({ cells, lambda, minChildWeight, direction, isBounded }) => {
        const settings = { lambda, minChildWeight, gradientUnit: 0.25, hessianUnit: 0.5 }
        const sums = cells[0].reduce<number[]>(([h, g], [a, b]) => [h + a * 0.5, g + b * 0.25], [0, 0])
        const described = { least: isBounded ? -0.5 : -Infinity, most: isBounded ? 0.5 : Infinity, hessian: sums[0], gradient: sums[1] }
        // All features of a node have the same sums: what is left is put into the last bin.
        const flat = cells.map((one) => {
          const [h, g] = one.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])
          const rest = [Math.max(0, sums[0] * 2 - h), sums[1] * 4 - g]
          return Int32Array.from([...one, rest].flat())
        })
        lay(flat, direction, settings, described)
        const { active, directions, cutCounts, offsets, histogram, settings: set, node: at, found } = places
        kernel.searchSplits(0, features, active, directions, cutCounts, offsets, histogram, set, at, found)
        const [gain, chosen, bin, unknownLeft] = new Float64Array(memory.buffer, found, foundNumbers)
        const expected = flat.map((one) => plainSearchSplit(one, direction, settings, described))
        const best = Math.max(...expected.map((one) => one.gain))
        assert.equal(gain, best)
        if (best === 0) return
        const first = expected.findIndex((one) => one.gain === best)
        assert.deepEqual([chosen, bin, unknownLeft], [first, expected[first].bin, expected[first].unknownLeft])
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('passes over features that are not active', () => {
    const cells = Int32Array.from([0, 0, 5, 9, 5, -9])
    const described = { least: -Infinity, most: Infinity, hessian: 10, gradient: 0 }
    lay([cells], 0, { lambda: 1, minChildWeight: 0, gradientUnit: 1, hessianUnit: 1 }, described)
    const { active, directions, cutCounts, offsets, histogram, settings, node: at, found } = places
    kernel.searchSplits(0, 1, active, directions, cutCounts, offsets, histogram, settings, at, found)
    assert.equal(new Float64Array(memory.buffer, found, 1)[0], 81 / 6)
    new Uint8Array(memory.buffer, active, 1)[0] = 0
    kernel.searchSplits(0, 1, active, directions, cutCounts, offsets, histogram, settings, at, found)
    assert.equal(new Float64Array(memory.buffer, found, 1)[0], 0)
  })
})

function lay(
  cells: readonly Int32Array[],
  direction: number,
  settings: { lambda: number; minChildWeight: number; gradientUnit: number; hessianUnit: number },
  described: { least: number; most: number; gradient: number; hessian: number },
): void {
  const { buffer } = memory
  const count = cells[0].length / 2
  new Uint8Array(buffer, places.active, cells.length).fill(1)
  new Int8Array(buffer, places.directions, cells.length).fill(direction)
  new Uint32Array(buffer, places.cutCounts, cells.length).fill(count - 2)
  new Uint32Array(buffer, places.offsets, cells.length + 1).set(Array.from({ length: cells.length + 1 }, (_, i) => i * count))
  const histogram = new Int32Array(buffer, places.histogram, cells.length * count * 2)
  cells.forEach((one, i) => {
    histogram.set(one, i * count * 2)
  })
  const { lambda, minChildWeight, gradientUnit, hessianUnit } = settings
  new Float64Array(buffer, places.settings, 4).set([lambda, minChildWeight, gradientUnit, hessianUnit])
  const { least, most, gradient, hessian } = described
  new Float64Array(buffer, places.node, 4).set([least, most, gradient, hessian])
}
