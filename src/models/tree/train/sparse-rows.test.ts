import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hash32, uniform } from '../../../math/hash32.ts'
import type { Examples, SparseMatrix } from '../../examples.ts'
import { denseOf, interaction, train } from './tree-fixture.ts'
import { treeLearner } from './tree-learner.ts'

/** The same rows twice, of whose cells a share is known. */
function withHoles(known: number): { dense: Examples; sparse: Examples } {
  const full = interaction(300)
  const values = (full.matrix.values as Float32Array).map((x, cell) => (uniform(3, cell) < known ? x : NaN))
  const kept = [...values.keys()].filter((cell) => !Number.isNaN(values[cell]))
  const sparse: SparseMatrix = {
    kind: 'sparse',
    starts: Uint32Array.from({ length: 301 }, (_, row) => kept.filter((cell) => cell < row * 4).length),
    columns: Uint32Array.from(kept, (cell) => cell % 4),
    values: Float32Array.from(kept, (cell) => values[cell]!),
    width: 4,
  }
  return { dense: { ...full, matrix: { kind: 'dense', values, width: 4 } }, sparse: { ...full, matrix: sparse } }
}

describe('the tree learner', () => {
  it('reads sparse rows as dense ones with what is absent not known, be few cells known or many', async () => {
    for (const known of [0.1, 0.75]) {
      const { dense, sparse } = withHoles(known)
      const options = { rounds: 5, subsample: 0.8, columnSample: 0.75 }
      const [a, b] = [await train(dense, options), await train(sparse, options)]
      assert.ok(a.inputs.some((input) => input >= 0))
      assert.deepEqual(a, b)
      assert.deepEqual(treeLearner.score(a, sparse), treeLearner.score(b, dense))
    }
  })

  it('learns from whether a value is known at all, as of columns that are 1 or absent', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => [row % 4 === 0 ? 1 : NaN, row % 3 === 0 ? 1 : NaN])
    const examples = denseOf(
      rows,
      rows.map(([x]) => Number(x === 1)),
    )
    const scores = treeLearner.score(await train(examples, { rounds: 20, minChildWeight: 0 }), examples)
    rows.forEach(([x], row) => {
      assert.equal(scores[row]! > 0, x === 1)
    })
  })

  it('needs no bin for each cell of wide rows that know few', async () => {
    const [rows, width, perRow] = [4000, 100_000, 10]
    const cells = rows * perRow
    const matrix: SparseMatrix = {
      kind: 'sparse',
      starts: Uint32Array.from({ length: rows + 1 }, (_, row) => row * perRow),
      columns: Uint32Array.from({ length: cells }, (_, cell) => (cell % perRow) * 10_000 + (hash32(1, cell) % 10_000)),
      values: new Float32Array(cells).fill(1),
      width,
    }
    const labels = Float64Array.from({ length: rows }, (_, row) => Number(matrix.columns[row * perRow]! < 5000))
    const features = Array.from({ length: width }, (_, i) => `x${i}`)
    const model = await train({ features, matrix, labels }, { rounds: 1, maxDepth: 2, minChildWeight: 0 })
    assert.equal(model.roots.length, 1)
    assert.ok(model.gains[0]! > 0)
  })
})
