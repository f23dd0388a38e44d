import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { near } from '../../../tests/models/near.ts'
import type { Examples } from '../examples.ts'
import { train } from './linear-fixture.ts'
import { linearObjective } from './linear-objective.ts'

describe('the linear learner', () => {
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
