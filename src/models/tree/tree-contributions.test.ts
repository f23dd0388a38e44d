import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomRows, randomTrees } from '../../../tests/models/random-trees.ts'
import { splitTest } from '../../math/kernels/tree-walk.ts'
import type { Rows } from '../model.ts'
import { tree } from './tree.ts'
import type { TreeModel } from './tree-model.ts'

function contributionsOf(model: TreeModel, rows: Rows, row: number): { contributions: Float64Array; score: number } {
  const scorer = tree.bind(model, model.features)
  const contributions = new Float64Array(model.features.length + 1)
  const scores = new Float64Array(rows.count)
  scorer.contribute(rows, row, contributions)
  scorer.score(rows, scores)
  return { contributions, score: scores[row] }
}

/** The margin where the inputs of the coalition (a bit each) are known and the others are averaged by the covers of the children. */
function coalitionValue(model: TreeModel, { values, width }: Rows, row: number, coalition: number): number {
  const goesLeft = splitTest(
    model,
    Int32Array.from(model.features, (_, input) => input),
  )
  const below = (node: number): number => {
    const input = model.inputs[node]
    if (input < 0) return model.thresholds[node]
    const [left, right] = [model.lefts[node], model.rights[node]]
    if ((coalition >> input) & 1) return below(goesLeft(node, values, row * width) ? left : right)
    const total = model.covers[left] + model.covers[right]
    return total > 0 ? (model.covers[left] * below(left) + model.covers[right] * below(right)) / total : (below(left) + below(right)) / 2
  }
  return model.roots.reduce((sum, root) => sum + below(root), model.base)
}

/** Shapley's definition: the mean of what the input adds, over all orders in which the inputs may come. */
function shapleyValue(model: TreeModel, rows: Rows, row: number, input: number): number {
  const inputs = model.features.length
  let sum = 0
  for (let coalition = 0; coalition < 2 ** inputs; coalition++) {
    if ((coalition >> input) & 1) continue
    const size = [...coalition.toString(2)].filter((bit) => bit === '1').length
    const weight = (factorial(size) * factorial(inputs - size - 1)) / factorial(inputs)
    sum += weight * (coalitionValue(model, rows, row, coalition | (1 << input)) - coalitionValue(model, rows, row, coalition))
  }
  return sum
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

const shapes = fc.record({
  seed: fc.nat(),
  trees: fc.integer({ min: 0, max: 3 }),
  depth: fc.integer({ min: 0, max: 6 }),
  inputs: fc.integer({ min: 1, max: 5 }),
  categories: fc.boolean(),
})

describe('contributions of boosted trees', () => {
  it("are Shapley's values", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const model = tree.check(randomTrees(shape))
        const rows = randomRows(shape.seed, 3, shape.inputs)
        const { contributions } = contributionsOf(model, rows, 1)
        const expected = model.features.map((_, input) => shapleyValue(model, rows, 1, input))
        expected.push(coalitionValue(model, rows, 1, 0))
        expected.forEach((value, i) => {
          assert.ok(Math.abs(contributions[i] - value) < 1e-5, `${i}: ${contributions[i]} is not ${value}`)
        })
      }),
      { numRuns: 150, seed: 1 },
    )
  })

  it('sum to the score exactly, in any order', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), (seed, inputs) => {
        const model = randomTrees({ seed, trees: 20, depth: 9, inputs })
        const rows = randomRows(seed, 2, inputs)
        const { contributions, score } = contributionsOf(model, rows, 1)
        const add = (sum: number, addend: number): number => sum + addend
        assert.equal(contributions.reduce(add, 0), score)
        assert.equal(contributions.reverse().reduce(add, 0), score)
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  it('are measured from one base, the same for every row', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), (seed, inputs) => {
        const model = randomTrees({ seed, trees: 20, depth: 9, inputs })
        const rows = randomRows(seed, 6, inputs)
        const bases = [0, 1, 2, 3, 4, 5].map((row) => contributionsOf(model, rows, row).contributions[inputs])
        assert.equal(new Set(bases).size, 1)
      }),
      { numRuns: 50, seed: 3 },
    )
  })

  it('stand by the columns of the rows, and are 0 for a column that no tree asks', () => {
    // One split by "b" at 0: −1 | 3, with covers 3 : 1, so the mean is 0.
    const model: TreeModel = {
      kind: 'tree',
      features: ['b'],
      base: 0.5,
      roots: Uint32Array.of(0),
      inputs: Int32Array.of(0, -1, -1),
      thresholds: Float32Array.of(0, -1, 3),
      lefts: Int32Array.of(1, -1, -1),
      rights: Int32Array.of(2, -1, -1),
      missingLeft: Uint8Array.of(0, 0, 0),
      gains: Float32Array.of(8, 0, 0),
      covers: Float32Array.of(4, 3, 1),
    }
    const into = new Float64Array(4)
    tree.bind(model, ['a', 'b', 'c']).contribute({ values: Float32Array.of(9, 1, 9), width: 3, count: 1 }, 0, into)
    assert.deepEqual([...into], [0, 3, 0, 0.5])
  })
})
