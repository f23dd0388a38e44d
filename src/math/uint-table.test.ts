import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { UintTable } from './uint-table.ts'

const key = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0xffff_ffff }))

describe('UintTable', () => {
  it('holds what a Map would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 0, max: 0xffff_fffe })), { maxLength: 200 }), (entries) => {
        const [table, map] = [new UintTable(), new Map(entries)]
        for (const [one, value] of entries) table.set(one, value)
        assert.equal(table.size, map.size)
        for (const [one, value] of map) assert.equal(table.get(one), value)
        for (let one = 0; one < 50; one++) assert.equal(table.get(one), map.get(one))
      }),
      { seed: 1 },
    )
  })
})
