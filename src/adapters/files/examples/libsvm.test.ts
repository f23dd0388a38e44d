import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cellsOf, read, refused } from '../../../../tests/adapters/written-examples.ts'
import type { ExampleFormat } from './read-examples.ts'

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
      ['1 1:1\n1 2\n', /rows line 2: "2" is no index:value/],
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
