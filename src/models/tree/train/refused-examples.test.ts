import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Examples } from '../../examples.ts'
import { denseOf, train } from './tree-fixture.ts'
import { treeLearner } from './tree-learner.ts'
import type { TreeOptions } from './tree-options.ts'

describe('the tree learner', () => {
  it('makes do with constant and unknown columns, and refuses what teaches nothing', async () => {
    const constant = denseOf(
      [
        [1, NaN],
        [1, NaN],
        [1, NaN],
      ],
      [0, 1, 1],
    )
    const model = await train(constant, { rounds: 2 })
    assert.ok(treeLearner.score(model, constant).every(Number.isFinite))
    const bad: [Examples, Partial<TreeOptions>, RegExp][] = [
      [denseOf([[1], [2]], [1, 1]), {}, /all 2 labels are 1/],
      [denseOf([[1], [Infinity]], [0, 1]), {}, /row 1: the value of "x0" is infinite/],
      [denseOf([[1], [2]], [0, 1]), { objective: 'pairwise-logistic' }, /no requests/],
      [{ ...denseOf([[1], [2]], [1, 1]), requests: Uint32Array.of(0, 2) }, {}, /in no request do labels differ/],
      [{ ...denseOf([[1], [2]], [0, 1]), requests: Uint32Array.of(0, 1, 2) }, {}, /in no request do labels differ/],
      [
        { ...denseOf([[1], [2]], [0, 99]), requests: Uint32Array.of(0, 2) },
        { objective: 'lambdarank-ndcg' },
        /row 1: label 99 is no grade/,
      ],
      [{ ...denseOf([[1], [2]], [0, -1]), requests: Uint32Array.of(0, 2) }, { objective: 'xendcg' }, /row 1: label -1 is no grade/],
      [denseOf([[1], [2]], [0, 1]), { maxBins: 1000 }, /option "maxBins" is 1000/],
      [denseOf([[1], [2]], [0, 1]), { monotone: { y: 1 } }, /"y", which is no feature/],
      [denseOf([[1], [2]], [0, 1]), { maxDepth: 0 }, /both 0/],
    ]
    for (const [examples, options, message] of bad)
      await assert.rejects(train(examples, options), (error) => error instanceof RangeError && message.test(error.message))
  })

  it('refuses examples that are no examples, each by name', async () => {
    const good = denseOf(
      [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
      [0, 1, 0],
    )
    const bad: [Partial<Examples>, RegExp][] = [
      [{ labels: new Float64Array(0), matrix: { kind: 'dense', values: new Float32Array(0), width: 2 } }, /no rows to learn from/],
      [{ features: ['x', 'x'] }, /"x" stands twice/],
      [{ requests: Uint32Array.of(0, 1, 1, 3) }, /request 1 has no rows/],
      [{ requests: Uint32Array.of(0, 2) }, /end at row 2, but there are 3 rows/],
      [{ labels: Float64Array.of(0, NaN, 1) }, /row 1: the label is NaN/],
      [{ weights: Float64Array.of(1, -1, 1) }, /row 1: weight -1 is negative/],
      [{ weights: new Float64Array(3) }, /weights are all 0/],
    ]
    for (const [change, message] of bad)
      await assert.rejects(
        train({ ...good, ...change }),
        (error) => error instanceof RangeError && message.test(error.message),
        `${message}`,
      )
  })
})
