import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { termOf } from '../domain/term.ts'
import { pickIds } from '../models/pick-ids.ts'
import { idColumns, joinedIds } from './id-columns.ts'

const skill = (number: number) => termOf('skill', number)
const stated = {
  keys: Uint32Array.of(7, 8),
  termOffsets: Uint32Array.of(0, 3, 5),
  terms: Uint32Array.of(skill(1), skill(4), termOf('title', 2), skill(0), termOf('location', 3)),
}
const columnsOf = (columns: ReturnType<typeof idColumns>) => columns.map(({ name, starts, ids }) => [name, [...starts], [...ids]])

describe('ids of people', () => {
  it('are the key and the stated skills, titles and companies; what is not stated is none', () => {
    assert.deepEqual(columnsOf(idColumns(stated)), [
      ['member-id', [0, 1, 2], [7, 8]],
      ['skill-ids', [0, 2, 2], [skill(1), skill(4)]],
      ['title-ids', [0, 1, 1], [termOf('title', 2)]],
      ['company-ids', [0, 0, 0], []],
    ])
  })

  it('can be taken of some rows, joined, and picked again', () => {
    const joined = joinedIds([idColumns(stated, [1, 0]), idColumns(stated, [0])])
    assert.deepEqual(columnsOf(joined).slice(0, 2), [
      ['member-id', [0, 1, 2, 3], [8, 7, 7]],
      ['skill-ids', [0, 0, 2, 4], [skill(1), skill(4), skill(1), skill(4)]],
    ])
    const picked = joined.map((column) => pickIds(column, Uint32Array.of(2, 0)))
    assert.deepEqual(columnsOf(picked), columnsOf(idColumns(stated)))
  })
})
