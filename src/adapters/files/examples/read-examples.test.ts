import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { PlatformError } from '../../../domain/errors.ts'
import { hashText } from '../../../math/hash-text.ts'
import type { Examples } from '../../../models/examples.ts'
import { type ColumnRoles, usualRoles } from './column-roles.ts'
import type { Precision } from './example-columns.ts'
import { naturalOrder } from './natural-order.ts'
import { type ExampleFile, type ExampleFormat, type ReadOptions, readExamples } from './read-examples.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutual-examples-'))
})
after(() => rm(folder, { recursive: true }))

let files = 0

interface Written {
  readonly format: ExampleFormat
  readonly text: string
  readonly query?: string
  readonly weight?: string
}

async function read({ format, text, query, weight }: Written, options: Partial<ReadOptions> = {}): Promise<ExampleFile> {
  const path = join(folder, `rows-${files++}`)
  await writeFile(path, text)
  if (query !== undefined) await writeFile(`${path}.query`, query)
  if (weight !== undefined) await writeFile(`${path}.weight`, weight)
  return readExamples(path, { format, precision: 'double', ...options })
}

/** Rows as lists of [feature, value], what is absent or NaN left out. */
function cellsOf({ features, matrix, labels }: Examples): [string, number][][] {
  return Array.from(labels, (_, row) => {
    const cells: [string, number][] =
      matrix.kind === 'dense'
        ? features.map((name, column) => [name, matrix.values[row * matrix.width + column]!])
        : [...matrix.columns.subarray(matrix.starts[row], matrix.starts[row + 1])].map((column, i) => [
            features[column]!,
            matrix.values[matrix.starts[row]! + i]!,
          ])
    return cells.filter(([, value]) => !Number.isNaN(value))
  })
}

async function refused(written: Written, message: RegExp, options: Partial<ReadOptions> = {}): Promise<void> {
  await assert.rejects(read(written, options), (error) => {
    assert.ok(error instanceof PlatformError, String(error))
    assert.match(error.message, message)
    assert.match(error.message, /; .+/)
    return true
  })
}

describe('naturalOrder', () => {
  it('counts numbers in names by their size, whatever order the names come in', () => {
    const names = ['f10', 'f2', 'a', 'f2b', 'f002', '10', '9', 'f']
    const expected = ['9', '10', 'a', 'f', 'f002', 'f2', 'f2b', 'f10']
    assert.deepEqual(naturalOrder(names), expected)
    assert.deepEqual(naturalOrder(names.toReversed()), expected)
  })
})

describe('LibSVM files', () => {
  it('name a feature by its index, whether it counts from 0 or 1, and know only indexes that occur', async () => {
    const { examples } = await read({ format: 'libsvm', text: '1 0:0.5 3:2\n0 3:-1e-3 # 7:1 is a comment\n\n# a comment\n2.5\n' })
    assert.deepEqual(examples.features, ['f0', 'f3'])
    assert.deepEqual([...examples.labels], [1, 0, 2.5])
    assert.deepEqual(cellsOf(examples), [
      [
        ['f0', 0.5],
        ['f3', 2],
      ],
      [['f3', -0.001]],
      [],
    ])
    assert.equal(examples.requests, undefined)
  })

  it('may give indexes in any order, line breaks of Windows, a byte order mark and no break at the end', async () => {
    const { examples } = await read({ format: 'libsvm', text: '\ufeff1 9:3 2:1\r\n0 2:4' })
    assert.deepEqual(cellsOf(examples), [
      [
        ['f2', 1],
        ['f9', 3],
      ],
      [['f2', 4]],
    ])
  })

  it('hold indexes up to 2^32 − 1 in the room of those that occur', async () => {
    const { examples } = await read({ format: 'libsvm', text: '1 1:1 4294967295:2\n' })
    assert.deepEqual([examples.features, examples.matrix.width], [['f1', 'f4294967295'], 2])
  })

  it('name requests by qid, each in one piece', async () => {
    const { examples, requestNames } = await read({ format: 'letor', text: '2 qid:a 1:1 #docid = X\n0 qid:a 1:2\n1 qid:b 1:3\n' })
    assert.deepEqual(
      [[...examples.requests!], requestNames],
      [
        [0, 2, 3],
        ['a', 'b'],
      ],
    )
  })

  it('of two classes say −1 and +1, which are read as 0 and 1; other labels stay', async () => {
    assert.deepEqual([...(await read({ format: 'libsvm', text: '-1 1:1\n+1 1:2\n' })).examples.labels], [0, 1])
    assert.deepEqual([...(await read({ format: 'libsvm', text: '-1 1:1\n3 1:2\n' })).examples.labels], [-1, 3])
  })

  it('are refused by line, with what to do', async () => {
    const bad: [string, RegExp, ExampleFormat?][] = [
      ['1 1:1\n1 2\n', /rows-\d+ line 2: "2" is no index:value/],
      ['1 1:1\n1 a:2\n', /line 2: "a:2" is no index/],
      ['one 1:1\n', /line 1: the label "one" is no number/],
      ['nan 1:1\n', /line 1: the label "nan"/],
      ['1 1:1 1:2\n', /line 1: index 1 stands twice/],
      ['1 5:1 1:2 5:3\n', /line 1: index 5 stands twice/],
      ['1 1:inf\n', /line 1: the value of index 1 is "inf"; give a finite number/],
      ['1 1:1e999\n', /line 1: the value of index 1/],
      ['1 1:\n', /line 1: the value of index 1 is ""/],
      ['1 99999999999:1\n', /line 1: index 99999999999 is too large/],
      ['1 qid:1 1:1\n1 1:2\n', /line 2: some rows have a request, others have none/],
      ['1 1:1\n1 qid:1 1:2\n', /line 2: some rows have a request/],
      ['1 qid:1 1:1\n1 qid:2 1:2\n1 qid:1 1:1\n', /line 3: request "1" goes on here/],
      ['1 1:1\n', /line 1: the row names no request; LETOR rows/, 'letor'],
      ['', /holds no rows/],
      ['# nothing\n', /holds no rows/],
    ]
    for (const [text, message, format = 'libsvm'] of bad) await refused({ format, text }, message)
  })

  it('come back from text as they went in', async () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true })
    const row = fc.record({ label: value, cells: fc.uniqueArray(fc.tuple(fc.nat({ max: 40 }), value), { selector: ([index]) => index }) })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        fc.pre(rows.some(({ label }) => Math.abs(label) !== 1))
        const text = rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell.join(':'))].join(' ')).join('\n')
        const { examples } = await read({ format: 'libsvm', text })
        assert.deepEqual(
          [...examples.labels].map((label) => label + 0),
          rows.map(({ label }) => label + 0),
        )
        const sorted = rows.map(({ cells }) => [...cells].sort(([a], [b]) => a - b).map(([index, x]) => [`f${index}`, x + 0]))
        assert.deepEqual(
          cellsOf(examples).map((cells) => cells.map(([name, x]) => [name, x + 0])),
          sorted,
        )
      }),
      { seed: 11, numRuns: 60 },
    )
  })
})

describe('files beside the data', () => {
  const text = '1 1:1\n0 1:2\n1 1:3\n'

  it('give group sizes and weights, one a row or one a request', async () => {
    const sized = await read({ format: 'libsvm', text, query: '2\n1\n', weight: '3\n0.5\n' })
    assert.deepEqual(
      [[...sized.examples.requests!], [...sized.examples.weights!]],
      [
        [0, 2, 3],
        [3, 3, 0.5],
      ],
    )
    assert.deepEqual([...(await read({ format: 'libsvm', text, weight: '1\n2\n3\n' })).examples.weights!], [1, 2, 3])
  })

  it('are left alone where rows name requests of their own', async () => {
    const { examples } = await read({ format: 'libsvm', text: '1 qid:1 1:1\n0 qid:2 1:2\n', query: '2\n' })
    assert.deepEqual([...examples.requests!], [0, 1, 2])
    await refused({ format: 'libsvm', text: '1 qid:1 1:1\n' }, /name requests of their own; leave out --groups/, { groupSizes: 'x' })
  })

  it('are refused by line, and never believed about how much there is', async () => {
    const bad: [Partial<Written>, RegExp][] = [
      [{ query: '2\n1000000000\n' }, /\.query line 2: the requests up to here have 1000000002 rows, but .* has 3/],
      [{ query: '1e300\n' }, /\.query line 1/],
      [{ query: '2\n' }, /\.query: its 1 requests have 2 rows, but .* has 3/],
      [{ query: '2\n0\n1\n' }, /\.query line 2: "0" is no number of rows/],
      [{ query: '2\nx\n' }, /\.query line 2: "x" is no number of rows/],
      [{ weight: '1\n-1\n1\n' }, /\.weight line 2: "-1" is no weight/],
      [{ weight: '1\ninf\n1\n' }, /\.weight line 2/],
      [{ weight: '1\n1\n' }, /\.weight: it holds 2 weights, but .* has 3 rows/],
      [{ weight: '1\n1\n1\n1\n' }, /\.weight line 4: there are more weights/],
    ]
    for (const [beside, message] of bad) await refused({ format: 'libsvm', text, ...beside }, message)
  })
})

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

describe('NDJSON files', () => {
  it('hold what is known of each row, in any order', async () => {
    const lines = [
      { label: 1, request: 'q1', features: { a: 1, b: true }, id: 'x' },
      { label: 0, request: 'q1', features: { b: null, c: -2 }, id: 'y' },
      { label: 0, request: 7, features: { c: 3, a: 4 } },
    ]
    const { examples, requestNames, ignored } = await read({ format: 'ndjson', text: lines.map((line) => JSON.stringify(line)).join('\n') })
    assert.deepEqual(examples.features, ['a', 'b', 'c'])
    assert.deepEqual(cellsOf(examples), [
      [
        ['a', 1],
        ['b', 1],
      ],
      [['c', -2]],
      [
        ['a', 4],
        ['c', 3],
      ],
    ])
    assert.deepEqual([requestNames, [...ignored!]], [['q1', '7'], [['id', 2]]])
  })

  it('stay sparse where rows know little of many columns', async () => {
    const text = Array.from({ length: 20 }, (_, i) => JSON.stringify({ label: i % 2, features: { [`f${i}`]: i } })).join('\n')
    const { examples } = await read({ format: 'ndjson', text })
    assert.equal(examples.matrix.kind, 'sparse')
    assert.deepEqual(cellsOf(examples)[19], [['f19', 19]])
  })

  it('are refused by line, with what to do', async () => {
    const good = '{"label":1,"features":{"a":1}}\n'
    const bad: [string, RegExp][] = [
      [`${good}{"label":1,"features":{"a"`, /line 2: is not valid JSON; .*cut off/],
      [`${good}[1]\n`, /line 2: is not an object/],
      ['{"features":{"a":1}}\n', /line 1: the label "" is no number/],
      ['{"label":1}\n', /line 1: the row has no features/],
      ['{"label":1,"features":{"a":"x"}}\n', /line 1: the feature "a" is "x"; give/],
      ['{"label":1,"features":{"a":1e999}}\n', /line 1: the feature "a" is infinite/],
      ['{"label":1,"weight":-2,"features":{}}\n', /line 1: the weight is -2/],
      [`{"label":1,"weight":2,"features":{"a":1}}\n${good}`, /line 2: some rows have a weight, others have none/],
      ['{"label":1,"request":{},"features":{}}\n', /line 1: the request is \{\}/],
    ]
    for (const [text, message] of bad) await refused({ format: 'ndjson', text }, message)
  })
})

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

describe('lines of any length', () => {
  it('are read whole across the pieces in which a file comes', async () => {
    const width = 200_000
    const wide = Array.from({ length: width }, (_, i) => `${i + 1}:${i}.25`).join(' ')
    const { examples } = await read({ format: 'libsvm', text: `1 ${wide}\n0 1:1\n1 ${wide}\n` })
    assert.deepEqual([...examples.labels], [1, 0, 1])
    assert.deepEqual(examples.matrix.values.slice(-3), Float64Array.of(width - 3 + 0.25, width - 2 + 0.25, width - 1 + 0.25))
  })
})
