import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { baseMargin, probabilityOf } from './base-score.ts'

describe('the base score of an XGBoost model', () => {
  it('is read as one number or, from 3.1 on, as a list of one', () => {
    for (const text of ['5E-1', '0.5', '[5E-1]', '[ 5e-1 ]']) assert.equal(baseMargin(text, 'rank:ndcg', [3, 1, 0]), 0.5)
    assert.equal(baseMargin('1E-1', 'reg:squarederror', [1, 7, 4]), Math.fround(0.1))
    for (const text of ['', '[]', '[1,2]', 'half', '1 2']) assert.throws(() => baseMargin(text, 'rank:ndcg', [3, 1, 0]), /base_score/)
  })

  it('stands for a probability, a mean or the margin itself, by the objective', () => {
    // log(.2/.8) = −1.3862944; in float32 1/.2 − 1 = 4 exactly.
    assert.equal(baseMargin('2E-1', 'binary:logistic', [1, 7, 4]), Math.fround(-Math.log(4)))
    assert.equal(baseMargin('2.5E-1', 'reg:logistic', [3, 2, 0]), Math.fround(-Math.log(3)))
    assert.ok(Object.is(baseMargin('5E-1', 'binary:logistic', [1, 7, 4]), 0))
    assert.equal(baseMargin('3E0', 'count:poisson', [2, 0, 0]), Math.fround(Math.log(3)))
    assert.equal(baseMargin('2E-1', 'binary:hinge', [2, 0, 0]), Math.fround(0.2))
  })

  it('of the raw logistic objective is a probability until 2.0', () => {
    assert.equal(baseMargin('2E-1', 'binary:logitraw', [1, 7, 6]), Math.fround(-Math.log(4)))
    assert.equal(baseMargin('2E-1', 'binary:logitraw', [2, 0, 0]), Math.fround(0.2))
  })

  it('of labels of one class is kept from the edge from 3.2 on, and refused before', () => {
    assert.throws(() => baseMargin('0', 'binary:logistic', [3, 1, 0]), /no finite margin/)
    assert.ok(Math.abs(baseMargin('0', 'binary:logistic', [3, 2, 0]) - Math.log(1e-6)) < 1e-4)
    assert.ok(baseMargin('1E0', 'binary:logistic', [3, 2, 0]) > 13)
  })

  it('is refused where what it means is not known', () => {
    for (const objective of ['multi:softprob', 'custom', 'toString']) {
      assert.throws(() => baseMargin('5E-1', objective, [1, 7, 4]), RangeError)
    }
  })

  it('is found again from the margin it gave', () => {
    for (const p of [0.5, 0.2, 0.7310586, 0.001, 0.999, 1e-6, 0.3333333]) {
      const margin = baseMargin(String(Math.fround(p)), 'binary:logistic', [1, 7, 4])
      assert.equal(baseMargin(String(probabilityOf(margin)), 'binary:logistic', [1, 7, 4]), margin)
    }
    assert.equal(probabilityOf(40), undefined)
  })
})
