import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { read, refused } from '../../../../tests/adapters/written-examples.ts'
import { hashText } from '../../../math/hash-text.ts'
import { usualRoles } from './column-roles.ts'
import type { ExampleFile } from './read-examples.ts'

describe('columns of ids', () => {
  const idsOf = ({ examples }: ExampleFile) => (examples.ids ?? []).map(({ name, starts, ids }) => [name, [...starts], [...ids]])
  const sql = hashText('sql')
  const expected = [
    ['skill', [0, 2, 2, 3], [sql, 7, sql]],
    ['member', [0, 1, 2, 3], [4_294_967_295, 0, hashText('4294967296')]],
  ]

  it('read alike from cells parted by | and from lists; other text than whole numbers stands for its hash', async () => {
    const csv = 'label,skill,x,member\n1,sql| 7 ,0.5,4294967295\n0,,,0\n1,sql,1,4294967296\n'
    const rows = [
      { label: 1, features: { x: 0.5 }, ids: { skill: ['sql', 7], member: 4_294_967_295 } },
      { label: 0, features: {}, ids: { skill: null, member: '0' } },
      { label: 1, features: { x: 1 }, ids: { skill: 'sql', member: [4_294_967_296] } },
    ]
    const fromCsv = await read({ format: 'csv', text: csv }, { roles: { ...usualRoles, ids: ['skill', 'member'] } })
    assert.deepEqual(idsOf(fromCsv), expected)
    assert.deepEqual(fromCsv.examples.features, ['x'])
    const fromLists = await read({ format: 'ndjson', text: rows.map((row) => JSON.stringify(row)).join('\n') })
    assert.deepEqual(idsOf(fromLists), expected)
    assert.equal(fromLists.ignored!.size, 0)
  })

  it('that rows begin to state later are empty before', async () => {
    const rows = [
      { label: 1, features: { x: 1 } },
      { label: 0, features: { x: 1 }, ids: { skill: [3] } },
    ]
    assert.deepEqual(idsOf(await read({ format: 'ndjson', text: rows.map((row) => JSON.stringify(row)).join('\n') })), [
      ['skill', [0, 0, 1], [3]],
    ])
  })

  it('may be the group or the request too', async () => {
    const roles = { ...usualRoles, ids: ['recruiter'], group: 'recruiter' }
    const file = await read({ format: 'csv', text: 'label,recruiter,x\n1,r1,2\n0,r2,3\n' }, { roles })
    assert.deepEqual([file.groups!.names, idsOf(file)], [['r1', 'r2'], [['recruiter', [0, 1, 2], [hashText('r1'), hashText('r2')]]]])
  })

  it('are refused by line, with what to do', async () => {
    await refused({ format: 'csv', text: 'label,x\n1,2\n' }, /line 1: there is no column "skill"/, {
      roles: { ...usualRoles, ids: ['skill'] },
    })
    await refused({ format: 'ndjson', text: '{"label":1,"features":{},"ids":[3]}' }, /line 1: the ids are no object/)
    await refused({ format: 'ndjson', text: '{"label":1,"features":{},"ids":{"skill":[{}]}}' }, /line 1: the id of "skill" is \{\}/)
  })
})
