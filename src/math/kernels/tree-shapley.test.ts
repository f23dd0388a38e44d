import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../tests/models/random-trees.ts'
import { shapleyTerms } from '../../models/tree/shapley-terms.ts'
import { plainShapley } from './plain-shapley.ts'
import { shapleyKernel } from './tree-shapley.ts'
import { splitTest } from './tree-walk.ts'

describe('the tree-shapley kernel', () => {
  it('adds the same, bit for bit, as the plain walk', () => {
    const shapes = fc.record({
      seed: fc.nat(),
      trees: fc.nat({ max: 9 }),
      depth: fc.nat({ max: 9 }),
      inputs: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(shapes, (shape) => {
        const trees = randomTrees(shape)
        const terms = shapleyTerms(trees)
        const thresholds = Float32Array.from(terms.nodes, (node) => trees.thresholds[node])
        const missingLeft = Uint8Array.from(terms.nodes, (node) => trees.missingLeft[node])
        const explain = shapleyKernel(terms, { thresholds, missingLeft }, shape.inputs)
        const isLeft = splitTest(
          trees,
          Int32Array.from({ length: shape.inputs }, (_, input) => input),
        )
        for (let seed = 0; seed < 3; seed++) {
          const { values: row } = randomRows(shape.seed + seed, 1, shape.inputs)
          const ours = new Float64Array(shape.inputs)
          const plain = new Float64Array(shape.inputs)
          explain(row, ours)
          plainShapley(terms, (node) => isLeft(node, row, 0), plain)
          assert.deepEqual(ours, plain)
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})
