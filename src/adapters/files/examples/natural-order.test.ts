import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { naturalOrder } from './natural-order.ts'

describe('naturalOrder', () => {
  it('counts numbers in names by their size, whatever order the names come in', () => {
    const names = ['f10', 'f2', 'a', 'f2b', 'f002', '10', '9', 'f']
    const expected = ['9', '10', 'a', 'f', 'f002', 'f2', 'f2b', 'f10']
    assert.deepEqual(naturalOrder(names), expected)
    assert.deepEqual(naturalOrder(names.toReversed()), expected)
  })
})
