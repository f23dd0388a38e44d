/** Large batches are standardized in a thread of their own: what is kept must be what the writer would have stated itself. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { document, everyDocument } from '../../src/adapters/embedded/documents.ts'
import { payload, payloadHead } from '../../src/adapters/embedded/payloads.ts'
import { simulatedWorld } from '../../src/cli/simulated-world.ts'
import type { MemberId, Offset } from '../../src/domain/ids.ts'
import { openParts } from '../../src/platform/open-platform.ts'
import type { EventInput } from '../../src/platform/platform.ts'
import type { PlatformParts } from '../../src/platform/platform-parts.ts'
import { restated, restatements } from '../../src/platform/restatement.ts'
import { jobEvents } from '../../src/simulator/populate.ts'
import { contractId } from '../../src/simulator/simulated-ids.ts'
import { memberAt } from '../../src/simulator/simulated-member.ts'
import { sizesFor } from '../../src/simulator/world.ts'
import { marketStart } from './small-market.ts'

const world = simulatedWorld({ seed: 3, startAt: marketStart, sizes: sizesFor(200) })
const person = (i: number): EventInput => ({ type: 'member-upserted', member: memberAt(world, i).profile })
const people = (from: number, count = 40) => Array.from({ length: count }, (_, i) => person(from + i))
const contracts = Array.from(
  { length: world.sizes.contracts },
  (_, i): EventInput => ({ type: 'contract-upserted', contract: { id: contractId(i), name: `Contract ${i}` } }),
)
const jobs = Array.from({ length: 10 }, (_, i) => jobEvents(world, i).filter(({ type }) => type === 'job-upserted')).flat()

describe('large batches', () => {
  let directory: string
  const failures: unknown[] = []
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mutual-batches-'))
  })
  after(() => rm(directory, { recursive: true }))

  async function opened(workers: number): Promise<PlatformParts> {
    const parts = await openParts({
      dataDirectory: join(directory, String(workers)),
      workers,
      clock: () => marketStart,
      snapshotEveryMinutes: 0,
      onFailure: (reason) => failures.push(reason),
    })
    if (workers > 0) while (parts.statesAhead.begin(people(0), marketStart) === undefined) await pause(20)
    return parts
  }

  it('are kept as small ones are, in the order in which they came', async () => {
    const [here, ahead] = [await opened(0), await opened(1)]
    const unknown: EventInput = { type: 'member-deleted', member: 'nobody' as MemberId }
    for (const { recorder } of [here, ahead]) {
      const refused = recorder.record([...people(80), unknown])
      const batches = [
        [...people(0), ...people(20)],
        [...contracts, ...jobs],
        [{ type: 'member-deleted', member: idOf(5) }] satisfies EventInput[],
        people(40),
      ]
      const kept = Promise.all(batches.map((batch) => recorder.record(batch)))
      await assert.rejects(refused, /nobody/)
      const offsets = (await kept).map(({ offset }) => offset)
      assert.deepEqual(
        offsets,
        offsets.toSorted((a, b) => a - b),
      )
    }
    for (const kind of ['member', 'job'] as const)
      assert.deepEqual([...everyDocument(ahead.store, kind)], [...everyDocument(here.store, kind)])
    assert.equal([...everyDocument(here.store, 'member')].length, 79)
    for (const key of [0, 7, 78]) {
      const [one, other] = [here, ahead].map(({ store }) => [
        payload(store, 'member', key),
        payloadHead(store, 'member', key, key as Offset),
      ])
      assert.deepEqual(one, other)
      assert.notEqual(one![0], undefined)
    }
    assert.deepEqual(failures, [])
    await closed(here)
    await closed(ahead)
  })

  it('are stated by the writer itself where they are small, or where the taxonomy has changed meanwhile', async () => {
    const parts = await opened(1)
    try {
      assert.equal(parts.statesAhead.begin(people(0, 3), marketStart), undefined)
      const stated = parts.statesAhead.begin(people(0), marketStart)
      const { standards } = parts
      standards.use({ ...standards.taxonomy, version: 'f'.repeat(64) })
      const before = (await stated)!(0)!
      assert.equal(before.document(), undefined)
      assert.deepEqual(JSON.parse(before.json), memberAt(world, 0).profile)
      assert.notEqual((await parts.statesAhead.begin(people(0), marketStart))!(0)!.document(), undefined)
    } finally {
      await closed(parts)
    }
  })
})

describe('documents stated anew', () => {
  it('give way to a newer one that is not on disk yet', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mutual-restated-'))
    const parts = await openParts({ dataDirectory: directory, workers: 0, clock: () => marketStart, snapshotEveryMinutes: 0 })
    try {
      const { recorder, store, standards } = parts
      await recorder.record([person(0), person(1)])
      const found = restatements(store, 'member', [0, 1])
      const newer = recorder.record([
        { type: 'member-upserted', member: { ...memberAt(world, 1).profile, id: idOf(0), summary: 'Zymurgist' } },
      ])
      await recorder.restate('member', (reader) => restated(reader, 'member', found, standards))
      const { offset } = await newer
      assert.deepEqual(
        [...everyDocument(store, 'member')].map(({ key, version }) => [key, version]),
        [
          [0, offset],
          [1, found[1]!.version],
        ],
      )
      assert.ok(document(store, 'member', 0)!.tokens.includes(standards.dictionary.find('text', 'zymurgist')!))
    } finally {
      await closed(parts)
      await rm(directory, { recursive: true })
    }
  })
})

function idOf(i: number): MemberId {
  return memberAt(world, i).profile.id
}

async function closed({ statesAhead, indexes, store }: PlatformParts): Promise<void> {
  await statesAhead.close()
  await indexes.close()
  await store.close()
}
