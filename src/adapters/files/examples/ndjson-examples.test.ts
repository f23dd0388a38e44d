import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cellsOf, read, refused } from '../../../../tests/adapters/written-examples.ts'

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
