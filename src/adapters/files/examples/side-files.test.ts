import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { read, refused, type Written } from '../../../../tests/adapters/written-examples.ts'

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
