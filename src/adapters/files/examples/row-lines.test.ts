import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { RowError } from '../../../math/row-error.ts'
import { RowLines, rowFault } from './row-lines.ts'

describe('lines of rows', () => {
  it('are those that the rows were read from, whatever was passed over between them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (given) => {
        const ascending = given.sort((a, b) => a - b)
        const lines = new RowLines()
        for (const line of ascending) lines.add(line)
        assert.deepEqual(
          ascending.map((_, row) => lines.lineOf(row)),
          ascending,
        )
      }),
      { seed: 7 },
    )
  })

  it('stand in the message of a fault', () => {
    const fault = rowFault({ path: 'x.csv', lineOf: (row) => row + 2 }, new RowError(11, 'label 2 is no probability; give one'))
    assert.equal(fault.message, 'x.csv line 13: label 2 is no probability; give one')
  })
})
