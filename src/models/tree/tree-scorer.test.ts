import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomTrees } from '../../../tests/models/random-trees.ts'
import { twoTrees } from '../../../tests/models/two-trees.ts'
import { bindModel } from '../kinds.ts'
import { decodeModel, encodeModel } from '../model-file.ts'
import { withFixture } from '../parity-fixture.ts'
import { emptyLeaves } from './empty-leaves.ts'
import { tree } from './tree.ts'
import type { TreeModel } from './tree-model.ts'

/** "a" < 1 → −1, not known → −1, else ("b" in {0, 2, 5} → 2, else → 0.5; not known → 2). Then a tree of one leaf: 4. */
const byCategory: TreeModel = {
  ...twoTrees,
  categories: { nodes: Uint32Array.of(2), starts: Uint32Array.of(0, 3), values: Uint32Array.of(0, 2, 5) },
}

/** The same with a threshold of 2 for "b". */
const { categories: _, ...numeric } = byCategory
const byThreshold: TreeModel = { ...numeric, thresholds: Float32Array.of(1, -1, 2, 0.5, 2, 4) }

function scoresOf(model: TreeModel, columns: readonly string[], values: readonly number[]): number[] {
  const scores = new Float64Array(values.length / columns.length)
  bindModel(model, columns).score({ values: Float32Array.from(values), width: columns.length, count: scores.length }, scores)
  return [...scores]
}

describe('the scorer of boosted trees', () => {
  it('goes left strictly below a threshold and to the named side where the input is not known', () => {
    const rows = [0.5, 9, 1, 1, 1, 2, 1, NaN, NaN, 9]
    assert.deepEqual(scoresOf(byThreshold, ['a', 'b'], rows), [3.5, 5, 6.5, 6.5, 3.5])
  })

  it('finds its inputs by name and passes over other columns', () => {
    assert.deepEqual(scoresOf(byThreshold, ['b', 'x', 'a'], [1, 7, 1]), [5])
    assert.throws(() => bindModel(byThreshold, ['a']), /needs inputs that the rows do not hold: b/)
  })

  it('sends a category of the set right, and what is no category left', () => {
    const b = [0, 2, 5, 1, 5.9, 6, -0.5, -3, 2 ** 24, 2 ** 24 + 5, 1e30, Infinity, -Infinity, NaN, -0]
    const right = [1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
    const expected = right.map((goes) => (goes === 1 ? 6.5 : 5))
    assert.deepEqual(
      scoresOf(
        byCategory,
        ['a', 'b'],
        b.flatMap((value) => [1, value]),
      ),
      expected,
    )
  })

  it('tells the leaf of each row in each tree by its number within the tree', () => {
    for (const model of [byThreshold, byCategory]) {
      const scorer = tree.bind(model, model.features)
      const leaves = new Int32Array(3 * scorer.trees)
      scorer.leavesOf({ values: Float32Array.of(0, 0, 1, 1, 1, NaN), width: 2, count: 3 }, leaves)
      assert.deepEqual([...leaves], [1, 0, 3, 0, 4, 0])
    }
  })

  it('adds in float32, tree by tree', () => {
    const leaf = (value: number) => ({ ...byThreshold, features: [], base: value, roots: new Uint32Array(3).map((_, i) => i) })
    const model: TreeModel = {
      ...leaf(2 ** 24),
      ...emptyLeaves(3),
      thresholds: Float32Array.of(1, 1, -(2 ** 24)),
    }
    const scores = new Float64Array(1)
    tree.bind(tree.check(model), []).score({ values: new Float32Array(0), width: 0, count: 1 }, scores)
    assert.equal(scores[0], 0)
  })

  it('refuses rows of another width than it was bound to', () => {
    const rows = { values: new Float32Array(3), width: 3, count: 1 }
    assert.throws(() => bindModel(byThreshold, ['a', 'b']).score(rows, new Float64Array(1)), /3 numbers wide.*2 columns/)
  })

  it('scores the same after a trip through its file', () => {
    for (const categories of [false, true]) {
      const model = randomTrees({ seed: 5, trees: 9, depth: 5, inputs: 4, categories })
      const { model: read } = decodeModel(encodeModel(withFixture(model)))
      assert.deepEqual(read, model)
    }
  })
})
