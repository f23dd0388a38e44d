import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomTrees } from '../../../tests/models/random-trees.ts'
import { twoTrees } from '../../../tests/models/two-trees.ts'
import { checkTree } from './check-tree.ts'
import { emptyLeaves } from './empty-leaves.ts'
import type { TreeModel } from './tree-model.ts'

function refuses(change: Partial<TreeModel>, message: RegExp): void {
  assert.throws(
    () => checkTree({ ...twoTrees, ...change }),
    (error) => error instanceof RangeError && message.test(error.message),
  )
}

const sets = (nodes: number[], starts: number[], values: number[]) => ({
  categories: { nodes: Uint32Array.from(nodes), starts: Uint32Array.from(starts), values: Uint32Array.from(values) },
})

describe('the check of a tree model', () => {
  it('lets trees pass that can be walked', () => {
    assert.equal(checkTree(twoTrees), twoTrees)
    const empty: TreeModel = { ...twoTrees, roots: new Uint32Array(0), ...emptyLeaves(0), ...sets([], [0], []) }
    assert.equal(checkTree(empty), empty)
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, categories) => {
        checkTree(randomTrees({ seed, trees: 3, depth: 5, inputs: 3, categories }))
      }),
      { numRuns: 50, seed: 1 },
    )
  })

  it('refuses another kind, and arrays that are missing or of another type', () => {
    assert.throws(() => checkTree({ kind: 'linear', features: [] }), /not a tree model/)
    assert.throws(() => checkTree({ kind: 'tree', features: [] }), /not a tree model/)
    assert.throws(() => checkTree({ ...twoTrees, inputs: new Float32Array(6) } as never), /not a tree model/)
  })

  it('refuses arrays of unequal lengths and names that stand twice', () => {
    refuses({ rights: new Int32Array(5) }, /6 inputs of nodes but 5 rights/)
    refuses({ features: ['a', 'a'] }, /twice/)
  })

  it('refuses trees that start past the nodes, have none, or leave some out', () => {
    refuses({ roots: Uint32Array.of(0, 1e9) }, /tree 0 .* has no nodes|tree 1 of 2/)
    refuses({ roots: Uint32Array.of(0, 6) }, /tree 1 of 2 has no nodes/)
    refuses({ roots: Uint32Array.of(0, 5, 5) }, /tree 1 of 3 has no nodes/)
    refuses({ roots: Uint32Array.of(1, 5) }, /start at 1/)
  })

  it('refuses inputs that are not there and numbers that are not finite', () => {
    refuses({ inputs: Int32Array.of(2, -1, 1, -1, -1, -1) }, /node 0 asks input 2 of 2/)
    refuses({ inputs: Int32Array.of(0, -2, 1, -1, -1, -1) }, /node 1 asks input -2/)
    refuses({ thresholds: Float32Array.of(1, NaN, 0, 0.5, 2, 4) }, /node 1 holds NaN/)
    refuses({ thresholds: Float32Array.of(Infinity, 0, 0, 0.5, 2, 4) }, /node 0 holds Infinity/)
    refuses({ gains: Float32Array.of(NaN, 0, 0, 0, 0, 0) }, /gain NaN/)
    refuses({ covers: Float32Array.of(-1, 0, 0, 0, 0, 0) }, /cover -1/)
    refuses({ base: NaN }, /base/)
    refuses({ base: 0.1 }, /0.1, is no finite float32/)
  })

  it('refuses children outside their tree, circles, nodes of two parents, and splits that nothing leads to', () => {
    refuses({ lefts: Int32Array.of(5, -1, 3, -1, -1, -1) }, /child 5 outside its tree of nodes 0 to 4/)
    refuses({ rights: Int32Array.of(-7, -1, 4, -1, -1, -1) }, /child -7 outside/)
    refuses({ lefts: Int32Array.of(1, -1, 0, -1, -1, -1) }, /node 0 is the child of two nodes, or of itself/)
    refuses({ lefts: Int32Array.of(2, -1, 3, -1, -1, -1) }, /node 2 is the child of two/)
    refuses({ inputs: Int32Array.of(0, 1, 1, -1, -1, -1), lefts: Int32Array.of(3, 1, 3, -1, -1, -1) }, /outside|child of two/)
    const circle = { inputs: Int32Array.of(-1, 0, 1, -1, -1, -1), lefts: Int32Array.of(-1, 2, 1, -1, -1, -1) }
    refuses(circle, /node 1 is a split that no walk from its root reaches/)
  })

  it('refuses category sets that are out of order, empty, of no split, or past 2^24', () => {
    refuses(sets([1], [0, 1], [1]), /node 1, which is no split/)
    refuses(sets([2, 0], [0, 1, 2], [1, 1]), /nodes 2 and 0 are out of order/)
    refuses(sets([2], [0, 2], [5, 2]), /do not ascend/)
    refuses(sets([2], [0, 2], [2, 2]), /do not ascend/)
    refuses(sets([2], [0, 0], []), /none in particular/)
    refuses(sets([2], [0, 1], [2 ** 24]), /limit is 2\^24/)
    refuses(sets([2], [0, 3], [1, 2]), /do not fill/)
    refuses(sets([0, 2], [0, 3, 2], [1, 2]), /ends before it starts/)
  })
})
