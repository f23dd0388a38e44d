import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { documentArbitrary, requestArbitrary } from '../../../tests/contracts/search-arbitraries.ts'
import { marketplace } from '../../../tests/contracts/search-oracle.ts'
import { describeSearcher, type OpenedSearcher } from '../../../tests/contracts/searcher.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import type { SearchIndex } from '../../search/search-index.ts'
import { shardOf } from '../../search/shard-of.ts'
import { ShardedIndex } from '../../search/sharded-index.ts'
import { unlimited } from '../../search/unlimited.ts'
import { openHosts, openIndex } from './open-index.ts'
import { deadlineIn } from './timer-deadline.ts'

const keys = 500
const fold = { least: 200, share: 0.5 }
const never = { least: Number.POSITIVE_INFINITY, share: 1 }
const fail = (reason: unknown): never => assert.fail(String(reason))

async function opened(workers: number, documents: readonly IndexDocument[]): Promise<OpenedSearcher> {
  const index = openIndex({ workers, marketplace, onFailure: fail, fold: never })
  index.apply({ upserts: documents, removals: [], offset: 1 })
  await index.reached(1)
  return { searcher: index, holds: () => true, close: () => index.close() }
}

describeSearcher('a broker in one thread', (documents) => opened(0, documents))
describeSearcher('a broker over three workers', (documents) => opened(3, documents))

/** Some thousand changes in batches, with folds on the way. */
async function fill(index: SearchIndex): Promise<void> {
  const documents = fc.sample(documentArbitrary(keys), { numRuns: 900, seed: 21 })
  for (let start = 0, offset = 1; start < documents.length; start += 45, offset++) {
    index.apply({ upserts: documents.slice(start, start + 45), removals: [(start * 7) % keys], offset })
  }
  await index.reached(20)
}

describe('an index on worker threads', () => {
  it('answers with the same bytes whatever the number of workers, and saves the same snapshot', async () => {
    const requests = fc.sample(requestArbitrary, { numRuns: 40, seed: 22 })
    const runs = await Promise.all(
      [0, 1, 2, 4].map(async (workers) => {
        const index = openIndex({ workers, marketplace, onFailure: fail, fold })
        await fill(index)
        const answers = []
        for (const request of requests) answers.push(await index.search(request, unlimited))
        const snapshot = await index.save()
        const parts = new Map(snapshot.parts.map(({ name, bytes }) => [name, bytes]))
        const [documents, offset] = [index.documents, index.offset]
        await index.close()
        return { answers, parts, documents, offset }
      }),
    )
    for (const run of runs.slice(1)) assert.deepEqual(run, runs[0])
  })

  it('answers in part when a worker has died, and says how much is missing', async () => {
    const reasons: unknown[] = []
    const hosts = openHosts(2, marketplace)
    const index = new ShardedIndex(hosts, { fold: never, onFailure: (reason) => reasons.push(reason) })
    index.apply({ upserts: fc.sample(documentArbitrary(keys), { numRuns: 50, seed: 24 }), removals: [], offset: 1 })
    await index.reached(1)
    const request = {
      ...fc.sample(requestArbitrary, { numRuns: 1, seed: 25 })[0]!,
      clauses: [],
      shouldMatch: false,
      limit: keys,
      budget: keys,
    }
    const whole = await index.search(request, unlimited)
    await hosts[1]!.close()
    const part = await index.search(request, unlimited)
    assert.equal(part.missing, 4)
    assert.deepEqual(
      [...part.hits.keys],
      [...whole.hits.keys].filter((key) => shardOf(key) % 2 === 0),
    )
    assert.match(String(reasons[0]), /search worker of shards 1, 3, 5, 7 has ended/)
    index.apply({ upserts: [], removals: [], offset: 2 })
    await index.reached(2)
    await index.close()
  })

  it('reports no failure of work that closing cuts short', async () => {
    const reasons: unknown[] = []
    const index = openIndex({ workers: 2, marketplace, onFailure: (reason) => reasons.push(reason), fold: { least: 1, share: 0 } })
    const documents = fc.sample(documentArbitrary(keys), { numRuns: 200, seed: 27 })
    for (const [i, document] of documents.entries()) index.apply({ upserts: [document], removals: [], offset: i + 1 })
    await index.close()
    await index.reached(1)
    assert.deepEqual(reasons, [])
  })

  it('answers in part when a worker is late', async () => {
    const reasons: unknown[] = []
    const hosts = openHosts(2, marketplace)
    const index = new ShardedIndex(hosts, { fold: never, onFailure: (reason) => reasons.push(reason) })
    const request = fc.sample(requestArbitrary, { numRuns: 1, seed: 25 })[0]!
    const late = await index.search(request, deadlineIn(0))
    assert.equal(late.missing, 8)
    assert.ok(reasons.length > 0)
    assert.equal((await index.search(request, unlimited)).missing, 0)
    await index.close()
  })

  it('refuses a damaged snapshot and stays as it was', async () => {
    const index = openIndex({ workers: 2, marketplace, onFailure: fail, fold })
    await fill(index)
    const request = fc.sample(requestArbitrary, { numRuns: 1, seed: 26 })[0]!
    const before = await index.search(request, unlimited)
    const { offset, parts } = await index.save()
    const damaged = parts.map(({ name, bytes }) => ({
      name,
      bytes: name === 'shard-5' ? bytes.map((byte, i) => (i === 900 ? byte ^ 1 : byte)) : bytes,
    }))
    await assert.rejects(index.load({ offset, parts: damaged }), {
      name: 'RangeError',
      message: /part shard-5 does not match its checksum/,
    })
    assert.deepEqual(await index.search(request, unlimited), before)
    await index.close()
  })
})
