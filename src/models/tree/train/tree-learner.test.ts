import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hash32, uniform } from '../../../math/hash32.ts'
import type { Examples, SparseMatrix } from '../../examples.ts'
import type { TrainingProgress, TrainingRun } from '../../learner.ts'
import { encodeModel } from '../../model-file.ts'
import { withFixture } from '../../parity-fixture.ts'
import { soloPool } from '../../solo-pool.ts'
import type { TreeModel } from '../tree-model.ts'
import { treeLearner } from './tree-learner.ts'
import type { TreeOptions } from './tree-options.ts'

const train = (examples: Examples, options: Partial<TreeOptions> = {}, run: Partial<TrainingRun<TreeModel>> = {}) =>
  treeLearner.train(
    examples,
    { ...treeLearner.defaults, ...options },
    { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal, ...run },
  )

function denseOf(rows: readonly (readonly number[])[], labels: readonly number[]): Examples {
  const width = rows[0]!.length
  return {
    features: Array.from({ length: width }, (_, i) => `x${i}`),
    matrix: { kind: 'dense', values: Float32Array.from(rows.flat()), width },
    labels: Float64Array.from(labels),
  }
}

/** Every split of every feature with missing values on either side, by the formula; gain of the best. */
function bestGain(rows: readonly (readonly number[])[], labels: readonly number[], lambda: number, minChildWeight: number): number {
  const base = Math.fround(labels.reduce((sum, label) => sum + label, 0) / labels.length)
  const score = (chosen: readonly number[]) => chosen.reduce((sum, row) => sum + base - labels[row]!, 0) ** 2 / (chosen.length + lambda)
  let best = 0
  for (let feature = 0; feature < rows[0]!.length; feature++) {
    const x = (row: number) => Math.fround(rows[row]![feature]!)
    const known = [...rows.keys()].filter((row) => !Number.isNaN(x(row)))
    const missing = [...rows.keys()].filter((row) => Number.isNaN(x(row)))
    for (const threshold of new Set(known.map(x))) {
      for (const missingLeft of [true, false]) {
        const left = [...known.filter((row) => x(row) < threshold), ...(missingLeft ? missing : [])]
        const right = [...known.filter((row) => x(row) >= threshold), ...(missingLeft ? [] : missing)]
        if (left.length === 0 || right.length === 0 || Math.min(left.length, right.length) < minChildWeight) continue
        best = Math.max(best, 0.5 * (score(left) + score(right) - score([...rows.keys()])))
      }
    }
  }
  return best
}

const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN))
const table = fc.integer({ min: 2, max: 25 }).chain((rows) =>
  fc.record({
    rows: fc.array(fc.tuple(value, value, value), { minLength: rows, maxLength: rows }),
    labels: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: rows, maxLength: rows }),
  }),
)

/** Something that only an interaction explains. */
function interaction(count: number, seed = 0): Examples {
  const rows = Array.from({ length: count }, (_, i) => [0, 1, 2, 3].map((feature) => uniform(seed, i, feature) * 4 - 2))
  const labels = rows.map(([a, b], i) => Number(a! * b! > 0) ^ Number(hash32(seed, i, 9) % 20 === 0))
  return denseOf(rows, labels)
}

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

const accuracy = (model: TreeModel, examples: Examples) =>
  treeLearner.score(model, examples).reduce((right, margin, row) => right + Number(margin > 0 === examples.labels[row]! > 0), 0) /
  examples.labels.length

describe('the tree learner', () => {
  it('finds the split that a search of all finds, with missing values on the better side', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(0, 1, 3), fc.constantFrom(0, 2), async ({ rows, labels }, lambda, minChildWeight) => {
        const options = { objective: 'squared-error', rounds: 1, maxDepth: 1, lambda, minChildWeight } as const
        const model = await train(denseOf(rows, labels), options)
        const expected = bestGain(rows, labels, lambda, minChildWeight)
        assert.ok(Math.abs(model.gains[0]! - expected) <= 1e-5 * (1 + expected), `gain ${model.gains[0]}, best ${expected}`)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('gives leaves −η·G / (H + λ)', async () => {
    const examples = denseOf([[0], [0], [1], [1], [1]], [1, 3, 10, 11, 12])
    const model = await train(examples, { objective: 'squared-error', rounds: 1, maxDepth: 1, learningRate: 0.5, lambda: 1 })
    const scores = treeLearner.score(model, examples)
    const [mean, left, right] = [7.4, (2 - 7.4) * (2 / 3), (11 - 7.4) * (3 / 4)]
    for (const [row, expected] of [
      [0, mean + 0.5 * left],
      [4, mean + 0.5 * right],
    ] as const)
      assert.ok(Math.abs(scores[row]! - expected) < 1e-5)
  })

  it('learns what only an interaction explains, level by level and best leaf first', async () => {
    const [training, test] = [interaction(2000), interaction(1000, 7)]
    for (const growth of ['depth', 'leaf'] as const) {
      const model = await train(training, {
        rounds: 30,
        maxDepth: growth === 'leaf' ? 0 : 4,
        maxLeaves: growth === 'leaf' ? 12 : 0,
        growth,
      })
      const found = accuracy(model, test)
      assert.ok(found > 0.92, `${growth}: ${found}`)
    }
  })

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

  it('gives the same bytes for the same seed, and other trees for another where it samples', async () => {
    const examples = interaction(500)
    const sampled = { rounds: 5, subsample: 0.7, columnSample: 0.6 }
    const bytes = async (seed: number) => encodeModel(withFixture(await train(examples, sampled, { seed })))
    assert.deepEqual(await bytes(3), await bytes(3))
    assert.notDeepEqual(await bytes(3), await bytes(4))
  })

  it('never falls along a feature that must not', async () => {
    const examples = interaction(600)
    const model = await train(examples, { rounds: 20, monotone: { x0: 1 } })
    const grid = Array.from({ length: 60 }, (_, i) => i / 15 - 2)
    for (const other of [-1.5, -0.5, 0.5, 1.5]) {
      const rows = grid.map((x) => [x, other, 0, 0])
      const scores = treeLearner.score(
        model,
        denseOf(
          rows,
          rows.map(() => 0),
        ),
      )
      for (let i = 1; i < scores.length; i++) assert.ok(scores[i]! >= scores[i - 1]!, `falls at ${grid[i]}`)
    }
  })

  it('stops early and keeps the trees up to the best round', async () => {
    const steps: TrainingProgress[] = []
    const noise = { ...interaction(300), labels: Float64Array.from({ length: 300 }, (_, i) => hash32(8, i) % 2) }
    const valid = { ...interaction(300, 5), labels: Float64Array.from({ length: 300 }, (_, i) => hash32(9, i) % 2) }
    const model = await train(noise, { rounds: 200, earlyStoppingRounds: 5 }, { valid, progress: (step) => steps.push(step) })
    const losses = steps.map(({ measures }) => measures['valid-loss']!)
    assert.equal(model.roots.length, losses.indexOf(Math.min(...losses)) + 1)
    assert.ok(steps.length < 200)
  })

  it('says how many trees could not split at all', async () => {
    const steps: TrainingProgress[] = []
    await train(interaction(100), { rounds: 3, minChildWeight: 1000 }, { progress: (step) => steps.push(step) })
    assert.equal(steps.at(-1)!.measures['trees-without-split'], 3)
  })

  it('makes do with constant and unknown columns, and refuses what teaches nothing', async () => {
    const constant = denseOf(
      [
        [1, NaN],
        [1, NaN],
        [1, NaN],
      ],
      [0, 1, 1],
    )
    const model = await train(constant, { rounds: 2 })
    assert.ok(treeLearner.score(model, constant).every(Number.isFinite))
    const bad: [Examples, Partial<TreeOptions>, RegExp][] = [
      [denseOf([[1], [2]], [1, 1]), {}, /all 2 labels are 1/],
      [denseOf([[1], [Infinity]], [0, 1]), {}, /row 1: the value of "x0" is infinite/],
      [denseOf([[1], [2]], [0, 1]), { objective: 'pairwise-logistic' }, /no requests/],
      [{ ...denseOf([[1], [2]], [1, 1]), requests: Uint32Array.of(0, 2) }, {}, /in no request do labels differ/],
      [{ ...denseOf([[1], [2]], [0, 1]), requests: Uint32Array.of(0, 1, 2) }, {}, /in no request do labels differ/],
      [
        { ...denseOf([[1], [2]], [0, 99]), requests: Uint32Array.of(0, 2) },
        { objective: 'lambdarank-ndcg' },
        /row 1: label 99 is no grade/,
      ],
      [{ ...denseOf([[1], [2]], [0, -1]), requests: Uint32Array.of(0, 2) }, { objective: 'xendcg' }, /row 1: label -1 is no grade/],
      [denseOf([[1], [2]], [0, 1]), { maxBins: 1000 }, /option "maxBins" is 1000/],
      [denseOf([[1], [2]], [0, 1]), { monotone: { y: 1 } }, /"y", which is no feature/],
      [denseOf([[1], [2]], [0, 1]), { maxDepth: 0 }, /both 0/],
    ]
    for (const [examples, options, message] of bad)
      await assert.rejects(train(examples, options), (error) => error instanceof RangeError && message.test(error.message))
  })

  it('refuses examples that are no examples, each by name', async () => {
    const good = denseOf(
      [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
      [0, 1, 0],
    )
    const bad: [Partial<Examples>, RegExp][] = [
      [{ labels: new Float64Array(0), matrix: { kind: 'dense', values: new Float32Array(0), width: 2 } }, /no rows to learn from/],
      [{ features: ['x', 'x'] }, /"x" stands twice/],
      [{ requests: Uint32Array.of(0, 1, 1, 3) }, /request 1 has no rows/],
      [{ requests: Uint32Array.of(0, 2) }, /end at row 2, but there are 3 rows/],
      [{ labels: Float64Array.of(0, NaN, 1) }, /row 1: the label is NaN/],
      [{ weights: Float64Array.of(1, -1, 1) }, /row 1: weight -1 is negative/],
      [{ weights: new Float64Array(3) }, /weights are all 0/],
    ]
    for (const [change, message] of bad)
      await assert.rejects(
        train({ ...good, ...change }),
        (error) => error instanceof RangeError && message.test(error.message),
        `${message}`,
      )
  })

  it('learns from one request, and from one row', async () => {
    const one = { ...interaction(40), requests: Uint32Array.of(0, 40) }
    for (const objective of ['pairwise-logistic', 'lambdarank-ndcg', 'xendcg'] as const) {
      const model = await train(one, { rounds: 10, objective, minChildWeight: 0 })
      assert.ok(
        model.gains.some((gain) => gain > 0),
        objective,
      )
    }
    const alone = denseOf([[1, NaN]], [7])
    assert.deepEqual([...treeLearner.score(await train(alone, { objective: 'squared-error', rounds: 2 }), alone)], [7])
  })

  it('can be stopped', async () => {
    const stop = new AbortController()
    const run = { signal: stop.signal, progress: ({ done }: TrainingProgress) => void (done === 3 && stop.abort(new Error('enough'))) }
    await assert.rejects(train(interaction(200), { rounds: 50 }, run), /enough/)
  })
})
