import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary, requestArbitrary } from '../../tests/contracts/search-arbitraries.ts'
import { marketplace, SearchOracle } from '../../tests/contracts/search-oracle.ts'
import { openIndex } from '../adapters/workers/open-index.ts'
import type { IndexChange } from './search-index.ts'
import { unlimited } from './unlimited.ts'

const keys = 60
const fold = { least: 40, share: 0.5 }
const open = () => openIndex({ workers: 0, marketplace, onFailure: (reason) => assert.fail(String(reason)), fold })

const change = fc.record({
  type: fc.constant('change' as const),
  upserts: fc.uniqueArray(documentArbitrary(keys), { maxLength: 30, selector: ({ key }) => key }),
  removals: fc.uniqueArray(fc.integer({ min: 0, max: keys - 1 }), { maxLength: 5 }),
})
const step = fc.oneof(
  { weight: 4, arbitrary: change },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fold' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reopen' as const) }) },
)
const steps = fc.array(step, { minLength: 1, maxLength: 8 })

/** The index and its oracle after the same steps. */
async function play(list: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const oracle = new SearchOracle(fold)
  let index = open()
  let offset = 0
  for (const one of list) {
    if (one.type === 'change') {
      const next: IndexChange = { upserts: one.upserts, removals: one.removals, offset: ++offset }
      oracle.apply(next)
      index.apply(next)
      await index.reached(offset)
    } else if (one.type === 'fold') {
      oracle.fold()
      await index.fold()
    } else {
      const reopened = open()
      await reopened.load(await index.save())
      index = reopened
    }
  }
  return { index, oracle }
}

describe('the index, against a brute-force oracle', () => {
  it('finds, counts and ranks exactly what the oracle does, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(requestArbitrary, { minLength: 1, maxLength: 6 }), async (list, requests) => {
        const { index, oracle } = await play(list)
        for (const request of requests) assert.deepEqual(await index.search(request, unlimited), oracle.search(request))
      }),
      { numRuns: 150, seed: 11, includeErrorInReport: true },
    )
  })

  it('answers as the oracle does when it is asked once more, before and after documents change', async () => {
    await fc.assert(
      fc.asyncProperty(steps, change, requestArbitrary, async (list, { upserts, removals }, request) => {
        const { index, oracle } = await play(list)
        for (let times = 0; times < 2; times++) assert.deepEqual(await index.search(request, unlimited), oracle.search(request))
        const next: IndexChange = { upserts, removals, offset: 100 }
        oracle.apply(next)
        index.apply(next)
        await index.reached(100)
        assert.deepEqual(await index.search(request, unlimited), oracle.search(request))
      }),
      { numRuns: 80, seed: 13, includeErrorInReport: true },
    )
  })
})
