import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cellsOf, read, refused } from '../../../../tests/adapters/written-examples.ts'
import { type ColumnRoles, usualRoles } from './column-roles.ts'
import type { Precision } from './example-columns.ts'

describe('CSV files', () => {
  const roles = (given: Partial<ColumnRoles>) => ({ roles: { ...usualRoles, ...given } })

  it('hold a feature a column, an empty cell being not known', async () => {
    const text = 'label,"a, b",request,c,weight\n1,0.5,q1,,2\n0,,q1,"3",1\n1, 4 ,q2,5,1\n'
    const { examples, requestNames } = await read({ format: 'csv', text })
    assert.deepEqual(examples.features, ['a, b', 'c'])
    assert.deepEqual(cellsOf(examples), [
      [['a, b', 0.5]],
      [['c', 3]],
      [
        ['a, b', 4],
        ['c', 5],
      ],
    ])
    assert.deepEqual(
      [[...examples.requests!], requestNames, [...examples.weights!]],
      [
        [0, 2, 3],
        ['q1', 'q2'],
        [2, 1, 1],
      ],
    )
  })

  it('take the names that they are told', async () => {
    const text = 'clicked,job,recruiter,place,prior,name,x\n1,j1,r1,0,0.5,Ada,7\n0,j1,r2,1,-0.5,Bea,8\n'
    const told = roles({ label: 'clicked', request: 'job', group: 'recruiter', position: 'place', offset: 'prior', skip: ['name'] })
    const { examples, groups } = await read({ format: 'csv', text }, told)
    assert.deepEqual(examples.features, ['x'])
    assert.deepEqual(
      [[...examples.positions!], [...examples.offsets!]],
      [
        [0, 1],
        [0.5, -0.5],
      ],
    )
    assert.deepEqual(
      [groups!.names, [...groups!.ofRow]],
      [
        ['r1', 'r2'],
        [0, 1],
      ],
    )
    assert.deepEqual((await read({ format: 'csv', text: 'label,request,x\n1,a,1\n' }, roles({ group: 'request' }))).groups!.names, ['a'])
  })

  it('are refused by line, with what to do', async () => {
    const bad: [string, RegExp, Partial<ColumnRoles>?, Precision?][] = [
      ['label,x,x\n1,2,3\n', /line 1: the column "x" stands twice/],
      ['label,x,\n1,2,3\n', /line 1: column 3 has no name/],
      ['x,y\n1,2\n', /line 1: there is no column "label"; the header has x, y/],
      ['label,x\n1,2\n', /line 1: there is no column "job"/, { request: 'job' }],
      ['label,x\n1,2\n1\n', /line 3: the row has 1 cells, the header 2/],
      ['label,x\n1,2\n1,Ada\n', /line 3: the column "x" holds "Ada"; .*--skip/],
      ['label,x\n1,inf\n', /line 2: the column "x" is infinite/],
      ['label,x\n1,1e39\n', /line 2: the column "x" is infinite or too large/, {}, 'single'],
      ['label,x\n,2\n', /line 2: the label "" is no number/],
      ['label,x,weight\n1,2,-1\n', /line 2: the weight is -1; give a finite number that is not negative/],
      ['label,x,weight\n1,2,\n', /line 2: the weight is no number/],
      ['label,x\n1,"2\n', /line 2: the quote in cell 2 is not closed/],
      ['label,x\n1,"2"3\n', /line 2: text follows the quote/],
      ['label,request,x\n1,,2\n', /line 2: the row names no request/],
      ['label,x\n', /holds no rows/],
    ]
    for (const [text, message, given = {}, precision = 'double'] of bad)
      await refused({ format: 'csv', text }, message, { ...roles(given), precision })
  })

  it('come back from text as they went in, in single precision too', async () => {
    const cell = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { nil: NaN })
    const name = fc
      .string({ minLength: 1, maxLength: 6 })
      .filter((text) => !/[\r\n\ufeff]/.test(text) && text.trim() === text && text !== 'label')
    const table = fc
      .uniqueArray(name, { minLength: 1, maxLength: 4 })
      .chain((names) =>
        fc.record({ names: fc.constant(names), rows: fc.array(fc.tuple(...names.map(() => cell)), { minLength: 1, maxLength: 6 }) }),
      )
    await fc.assert(
      fc.asyncProperty(table, async ({ names, rows }) => {
        fc.pre(!names.includes('request') && !names.includes('weight'))
        const header = ['label', ...names.map((one) => `"${one.replaceAll('"', '""')}"`)].join(',')
        const text = [header, ...rows.map((row) => [0, ...row.map((x) => (Number.isNaN(x) ? '' : x))].join(','))].join('\n')
        const { examples } = await read({ format: 'csv', text }, { precision: 'single' })
        assert.deepEqual(examples.features, names)
        assert.deepEqual(
          examples.matrix.values,
          Float32Array.from(rows.flat(), (x) => x + 0),
        )
      }),
      { seed: 12, numRuns: 60 },
    )
  })
})
