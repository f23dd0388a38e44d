import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { groupMetric } from './group-metric.ts'

describe('groupMetric', () => {
  it('counts each group once, whatever its size', () => {
    // Group 7 has the rows 0 and 2 (mean 2), group 5 the row 1 (mean 9): (2 + 9) / 2.
    const values = [1, 9, 3]
    const metric = groupMetric([7, 5, 7], (rows) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length)
    assert.deepEqual([metric.groups, [...metric.values], metric.mean], [[7, 5], [2, 9], 5.5])
  })

  it('passes over groups in which the metric means nothing', () => {
    assert.equal(groupMetric([1, 2], ([row]) => (row === 0 ? NaN : 4)).mean, 4)
  })
})
