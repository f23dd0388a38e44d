import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { near } from '../../../tests/models/near.ts'
import { packageRoot } from '../../adapters/files/package-root.ts'
import { auc } from '../../evaluation/auc.ts'
import type { Examples } from '../examples.ts'
import type { TrainingRun } from '../learner.ts'
import { soloPool } from '../solo-pool.ts'
import { linearLearner } from './linear-learner.ts'
import type { LinearModel } from './linear-model.ts'
import { linearObjective } from './linear-objective.ts'
import type { LinearOptions } from './linear-options.ts'

const data = join(packageRoot(), '../shared/data')
const skip = existsSync(data) ? false : 'needs ../shared/data'
const run: TrainingRun<LinearModel> = { seed: 1, pool: soloPool, progress: () => {}, signal: new AbortController().signal }
const train = (examples: Examples, options: Partial<LinearOptions> = {}) =>
  linearLearner.train(examples, { ...linearLearner.defaults, ...options }, run)

/** LibSVM lines; labels above 0 are 1. */
function libsvm(path: string, width: number, dense: boolean): Examples {
  const lines = readFileSync(join(data, path), 'utf8').trim().split('\n')
  const rows = lines.map((line) =>
    line
      .trim()
      .split(/\s+/)
      .slice(1)
      .map((cell) => cell.split(':').map(Number) as [number, number]),
  )
  const labels = Float64Array.from(lines, (line) => Number(Number(line.trim().split(/\s+/)[0]) > 0))
  const features = Array.from({ length: width }, (_, i) => `f${i + 1}`)
  if (dense) {
    const values = new Float64Array(rows.length * width)
    for (const [i, row] of rows.entries()) for (const [index, x] of row) values[i * width + index - 1] = x
    return { features, labels, matrix: { kind: 'dense', values, width } }
  }
  const starts = Uint32Array.from([0, ...rows.map((row) => row.length)])
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const columns = Uint32Array.from(rows.flatMap((row) => row.map(([index]) => index - 1)))
  return {
    features,
    labels,
    matrix: { kind: 'sparse', starts, columns, values: Float64Array.from(rows.flatMap((row) => row.map(([, x]) => x))), width },
  }
}

function objectiveAt(examples: Examples, model: LinearModel, lambda: number): number {
  const point = Float64Array.from([...model.weights, model.intercept])
  return linearObjective(examples, 'logistic', { lambda, penalizeIntercept: false }).evaluate(point, new Float64Array(point.length))
}

const heartWeights = [
  -0.022306127, 1.299914831, 0.792316427, 0.033470557, 0.004679123, -0.459432925, 0.294831754, -0.023566341, 0.89005491, 0.410533616,
  0.216417307, 1.167698255, 0.367261286,
]
const heartVariances = [
  0.0007320271, 0.3204454, 0.05394657, 0.0001520536, 1.787598e-5, 0.3898167, 0.04483891, 0.0001226556, 0.2006968, 0.05705076, 0.1752335,
  0.08054471, 0.01292064, 10.37188,
]
/** λ → objective, intercept, AUC on the test set. */
const a9a = [
  [0.1, 10508.73068485, -2.45924969, 0.90185554],
  [1, 10528.57243054, -2.41373613, 0.90221652],
  [10, 10640.13439054, -2.27177269, 0.90251233],
  [100, 11239.4242671, -1.79802805, 0.90178277],
] as const

describe('the linear learner', () => {
  for (const solver of ['newton', 'lbfgs'] as const) {
    it(`finds the published maximum likelihood of the heart data by ${solver}`, { skip }, async () => {
      const heart = libsvm('heart/heart.txt', 13, true)
      const model = await train(heart, { lambda: 0, solver, standardize: solver === 'lbfgs', tolerance: 1e-10, maxIterations: 3000 })
      near(objectiveAt(heart, model, 0), 80.48405394416174, 1e-8)
      heartWeights.forEach((weight, i) => void near(model.weights[i]!, weight, 2e-6))
      near(model.intercept, -8.303806435, 2e-5)
      heartVariances.forEach((variance, i) => void near(model.variances![i]!, variance, 5e-4 * variance))
    })
  }

  it('finds the published optima of a9a', { skip }, async () => {
    const [training, test] = [libsvm('a9a/a9a', 123, false), libsvm('a9a/a9a.t', 123, false)]
    for (const [lambda, objective, intercept, area] of a9a) {
      const model = await train(training, { lambda })
      near(objectiveAt(training, model, lambda), objective, 1e-9 * objective)
      near(model.intercept, intercept, 1e-7)
      near(auc(linearLearner.score(model, test), test.labels), area, 1e-8)
    }
  })

  it('comes to the same minimum by either solver', { skip }, async () => {
    const training = libsvm('a9a/a9a.t', 123, false)
    const [a, b] = [await train(training, { solver: 'newton' }), await train(training, { solver: 'lbfgs' })]
    near(objectiveAt(training, a, 1) / objectiveAt(training, b, 1), 1, 1e-9)
  })

  it('weighs a row of weight 2 as two rows, and reads sparse as dense', async () => {
    const cell = fc.double({ min: -3, max: 3, noNaN: true })
    const row = fc.record({ x: fc.tuple(cell, cell), label: fc.nat({ max: 1 }), twice: fc.boolean(), offset: cell })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 4, maxLength: 30 }), async (rows) => {
        const both = [
          ...rows,
          { x: [1, 0.5] as [number, number], label: 0, twice: false, offset: 0 },
          { x: [0, 1] as [number, number], label: 1, twice: true, offset: 0 },
        ]
        const doubled = both.flatMap((one) => (one.twice ? [one, one] : [one]))
        const weighted = { ...denseOf(both), weights: Float64Array.from(both, ({ twice }) => 1 + Number(twice)) }
        const [a, b, c] = [await train(weighted), await train(denseOf(doubled)), await train(sparseOf(doubled))]
        for (const other of [b, c]) {
          a.weights.forEach((weight, i) => void near(other.weights[i]!, weight, 1e-6))
          near(other.intercept, a.intercept, 1e-6)
        }
      }),
      { seed: 3, numRuns: 40 },
    )
  })

  it('leaves weights at exactly 0 under L1, at a minimum that no small change improves', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({
      x: [Math.sin(i * 1.7), Math.sin(i * 2.3)] as [number, number],
      label: Number(Math.sin(i * 1.7) + 0.3 * Math.sin(i * 9.1) > 0),
      offset: 0,
    }))
    const examples = denseOf(rows)
    const model = await train(examples, { l1: 20, lambda: 0.1 })
    assert.equal(model.weights[1], 0)
    assert.ok(model.weights[0]! > 0.5)
    const value = (point: Float64Array) =>
      linearObjective(examples, 'logistic', { lambda: 0.1, penalizeIntercept: false }).evaluate(point, new Float64Array(3)) +
      20 * (Math.abs(point[0]!) + Math.abs(point[1]!))
    const found = Float64Array.of(...model.weights, model.intercept)
    for (const [i, step] of [
      [0, 1e-3],
      [0, -1e-3],
      [1, 1e-3],
      [1, -1e-3],
      [2, 1e-3],
      [2, -1e-3],
    ] as const) {
      const moved = found.slice()
      moved[i]! += step
      assert.ok(value(moved) >= value(found) - 1e-9)
    }
  })

  it('refuses what cannot be learned from, and says why', async () => {
    const good = denseOf([
      { x: [1, 2], label: 0, offset: 0 },
      { x: [2, 1], label: 1, offset: 0 },
    ])
    const bad: [Examples, RegExp][] = [
      [{ ...good, labels: Float64Array.of(1, 1) }, /all 2 labels are 1/],
      [{ ...good, labels: Float64Array.of(1, 2) }, /row 1: label 2 is neither 0 nor 1/],
      [{ ...good, labels: Float64Array.of(1, NaN) }, /row 1: the label is NaN/],
      [{ ...good, features: ['a', 'a'] }, /"a" stands twice/],
      [
        { ...good, matrix: { kind: 'dense', values: Float64Array.of(1, 2, Infinity, 1), width: 2 } },
        /row 1: the value of "x1" is infinite/,
      ],
      [{ ...good, matrix: { kind: 'dense', values: Float64Array.of(1, 2, 1e200, 1), width: 2 } }, /"x1" has the value 1e\+200, too large/],
      [{ ...good, requests: Uint32Array.of(0, 0, 2) }, /request 0 has no rows/],
      [{ ...good, weights: Float64Array.of(1, -1) }, /row 1: weight -1 is negative/],
    ]
    for (const [examples, message] of bad)
      await assert.rejects(train(examples), (error) => error instanceof RangeError && message.test(error.message))
    for (const [options, message] of [
      [{ lambda: -1 }, /"lambda" is -1; give a number that is not negative/],
      [{ maxIterations: 0.5 }, /"maxIterations" is 0.5/],
      [{ solver: 'sgd' as never }, /"solver" is "sgd"; give one of auto, newton, lbfgs/],
      [{ loss: 'hinge' as never }, /"loss" is "hinge"; give one of logistic, squared/],
    ] as const)
      await assert.rejects(train(good, options), (error) => error instanceof RangeError && message.test(error.message))
  })
})

interface Row {
  readonly x: readonly [number, number]
  readonly label: number
  readonly offset: number
}

function denseOf(rows: readonly Row[]): Examples {
  return {
    features: ['x1', 'x2'],
    matrix: { kind: 'dense', values: Float64Array.from(rows.flatMap(({ x }) => x)), width: 2 },
    labels: Float64Array.from(rows, ({ label }) => label),
    offsets: Float64Array.from(rows, ({ offset }) => offset),
  }
}

function sparseOf(rows: readonly Row[]): Examples {
  const matrix = {
    kind: 'sparse',
    starts: Uint32Array.from({ length: rows.length + 1 }, (_, i) => 2 * i),
    columns: Uint32Array.from(rows.flatMap(() => [0, 1])),
    values: Float64Array.from(rows.flatMap(({ x }) => x)),
    width: 2,
  } as const
  return { ...denseOf(rows), matrix }
}
