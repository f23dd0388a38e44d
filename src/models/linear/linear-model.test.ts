import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bindModel } from '../kinds.ts'
import { linearModel } from './linear-model.ts'

const row = (...values: number[]) => ({ values: Float32Array.from(values), width: values.length, count: 1 })

function scoreOf(weights: Record<string, number>, columns: readonly string[], ...values: number[]): number {
  const into = new Float64Array(1)
  bindModel(linearModel(weights, 0.5), columns).score(row(...values), into)
  return into[0]!
}

describe('linear model', () => {
  it('adds weighted inputs to the intercept', () => {
    // 2·3 − 1·4 + .5
    assert.equal(scoreOf({ a: 2, b: -1 }, ['a', 'b'], 3, 4), 2.5)
  })

  it('adds nothing for an input that is not known', () => {
    assert.equal(scoreOf({ a: 2, b: -1 }, ['a', 'b'], NaN, 4), -3.5)
    assert.equal(scoreOf({ a: 2, b: -1 }, ['a', 'b'], Infinity, 4), -3.5)
  })

  it('finds its inputs by name and passes over the others', () => {
    assert.equal(scoreOf({ a: 2 }, ['x', 'b', 'a'], 9, 9, 3), 6.5)
  })

  it('refuses rows without one of its inputs, naming it', () => {
    assert.throws(() => bindModel(linearModel({ a: 1, gone: 1 }, 0), ['a']), /gone/)
  })

  it('refuses numbers that are not finite, unequal lengths and unknown kinds', () => {
    assert.throws(() => linearModel({ a: NaN }, 0), RangeError)
    assert.throws(() => linearModel({ a: 1 }, Infinity), RangeError)
    const short = { ...linearModel({ a: 1 }, 0), weights: new Float64Array(2) }
    assert.throws(() => bindModel(short, ['a']), /1 inputs but 2 weights/)
    assert.throws(() => bindModel({ kind: 'oracle', features: [] }, []), /oracle/)
  })

  it('gives contributions that sum to the score bit for bit, row by row', () => {
    const value = fc.oneof(fc.double({ noNaN: false }), fc.constant(NaN))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), value), { minLength: 1, maxLength: 20 }), (cells) => {
        const columns = cells.map((_, i) => `f${i}`)
        const model = linearModel(Object.fromEntries(cells.map(([weight], i) => [`f${i}`, weight])), 0.25)
        const rows = row(...cells.map(([, x]) => x))
        const scorer = bindModel(model, columns)
        const scores = new Float64Array(1)
        const addends = new Float64Array(columns.length + 1)
        scorer.score(rows, scores)
        scorer.contribute(rows, 0, addends)
        assert.equal(
          addends.reduce((sum, addend) => sum + addend, 0),
          scores[0],
        )
      }),
      { seed: 2 },
    )
  })
})
