import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RowError } from '../math/row-error.ts'
import { checkExamples, checkGrades, checkTwoClasses } from './check-examples.ts'
import type { Examples } from './examples.ts'

const good: Examples = {
  features: ['a', 'b'],
  matrix: { kind: 'dense', values: Float64Array.of(1, 2, 3, 4, 5, 6), width: 2 },
  labels: Float64Array.of(0, 1, 0),
}
const sparse: Examples = {
  ...good,
  matrix: {
    kind: 'sparse',
    starts: Uint32Array.of(0, 1, 1, 3),
    columns: Uint32Array.of(0, 0, 1),
    values: Float64Array.of(1, 2, Infinity),
    width: 2,
  },
}

function faultOf(check: () => void): RowError {
  try {
    check()
  } catch (error) {
    if (error instanceof RowError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a row that no learner takes', () => {
  const faults: readonly [string, () => void, number, RegExp][] = [
    ['a label that is no number', () => checkExamples({ ...good, labels: Float64Array.of(0, Number.NaN, 1) }), 1, /the label is NaN/],
    ['a negative weight', () => checkExamples({ ...good, weights: Float64Array.of(1, 1, -2) }), 2, /weight -2 is negative; give 0 or more/],
    ['an infinite offset', () => checkExamples({ ...good, offsets: Float64Array.of(0, 0, Infinity) }), 2, /the offset is Infinity/],
    [
      'an infinite value among all',
      () => checkExamples({ ...good, matrix: { kind: 'dense', values: Float64Array.of(1, 2, 3, -Infinity, 5, 6), width: 2 } }),
      1,
      /the value of "b" is infinite/,
    ],
    ['an infinite value among those known', () => checkExamples(sparse), 2, /the value of "b" is infinite/],
    [
      'a label between the classes',
      () => checkTwoClasses({ ...good, labels: Float64Array.of(0, 1, 0.5) }),
      2,
      /label 0.5 is neither 0 nor 1/,
    ],
    ['a negative grade', () => checkGrades({ ...good, labels: Float64Array.of(0, -1, 2) }), 1, /label -1 is no grade/],
  ]
  for (const [name, check, row, complaint] of faults) {
    it(`is named by its number, counted from 0, and what is wrong with it: ${name}`, () => {
      const fault = faultOf(check)
      assert.equal(fault.row, row)
      assert.match(fault.complaint, complaint)
      assert.equal(fault.message, `row ${row}: ${fault.complaint}`)
    })
  }

  it('is none of good ones', () => {
    checkExamples(good)
    checkTwoClasses(good)
    checkGrades(good)
  })
})
