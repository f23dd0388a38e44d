/** Against the optima that others published for public data. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { near } from '../../../tests/models/near.ts'
import { packageRoot } from '../../adapters/files/package-root.ts'
import { auc } from '../../evaluation/auc.ts'
import type { Examples } from '../examples.ts'
import { train } from './linear-fixture.ts'
import { linearLearner } from './linear-learner.ts'
import type { LinearModel } from './linear-model.ts'
import { linearObjective } from './linear-objective.ts'

const data = join(packageRoot(), '../shared/data')
const skip = existsSync(data) ? false : 'needs ../shared/data'

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
})
