import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../tests/models/random-trees.ts'
import { treeScorer } from './tree-scorer.ts'
import { plainTreeWalker } from './tree-walk.ts'

const inputs = 5

const cases = fc.record({
  seed: fc.nat(),
  trees: fc.integer({ min: 0, max: 19 }),
  depth: fc.integer({ min: 0, max: 9 }),
  rows: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(63, 64, 65, 130)),
  spare: fc.integer({ min: 0, max: 3 }),
})

describe('the tree-scorer kernel', () => {
  it('gives the same margins and leaves, bit for bit, as the plain walk', () => {
    fc.assert(
      fc.property(cases, ({ seed, trees: count, depth, rows: rowCount, spare }) => {
        const trees = randomTrees({ seed, trees: count, depth, inputs })
        const width = inputs + spare
        const columns = Int32Array.from({ length: inputs }, (_, input) => (input * 2 + spare) % width)
        const rows = randomRows(seed, rowCount, width)
        const margins = [new Float64Array(rowCount), new Float64Array(rowCount)]
        const leaves = [new Int32Array(rowCount * count), new Int32Array(rowCount * count)]
        const walkers = [treeScorer(trees, columns, width), plainTreeWalker(trees, columns)]
        walkers.forEach((walker, i) => {
          walker.score(rows, margins[i])
          walker.findLeaves(rows, leaves[i])
        })
        assert.deepEqual(margins[0], margins[1])
        assert.deepEqual(leaves[0], leaves[1])
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('scores a row the same alone and among others', () => {
    const trees = randomTrees({ seed: 3, trees: 21, depth: 6, inputs })
    const columns = Int32Array.from({ length: inputs }, (_, input) => input)
    const rows = randomRows(4, 70, inputs)
    const scorer = treeScorer(trees, columns, inputs)
    const together = new Float64Array(rows.count)
    scorer.score(rows, together)
    const alone = new Float64Array(1)
    for (let row = 0; row < rows.count; row++) {
      scorer.score({ values: rows.values.subarray(row * inputs, (row + 1) * inputs), width: inputs, count: 1 }, alone)
      assert.ok(Object.is(alone[0], together[row]))
    }
  })
})
