import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PlatformError } from '../../domain/errors.ts'
import type { Event } from '../../domain/event.ts'
import type { ContractId, MemberKey, Offset, ProjectId, Timestamp } from '../../domain/ids.ts'
import { project } from '../../events/accounts.ts'
import type { Projection } from '../../events/projection.ts'
import { projections } from '../../events/projections.ts'
import { document, documentChanges, everyDocument } from './documents.ts'
import { EmbeddedStore } from './embedded-store.ts'
import { everyIdentified, findKey, keysGiven } from './keys.ts'
import { payload, payloadVersions } from './payloads.ts'
import type { WriteBatch } from './write-batch.ts'

const at = 1 as Timestamp

/** Of all events but the first. */
const failing: Projection = {
  name: 'failing',
  version: 1,
  tables: ['failing'],
  apply: (events) => {
    if (events.some(({ offset }) => offset > 1)) throw new Error('a bug')
  },
}

describe('the embedded store', () => {
  it('keeps events, payloads, documents and keys of a batch, over a restart', () =>
    withStore(async (store, reopen) => {
      await store.write((batch) => state(batch, 'ann', 'first'))
      await store.write((batch) => state(batch, 'bob', 'first'))
      await store.write((batch) => state(batch, 'ann', 'second'))
      const again = await reopen()
      const ann = findKey(again, 'member', 'ann')!
      assert.deepEqual(payload(again, 'member', ann), { text: 'second' })
      assert.deepEqual(payload(again, 'member', ann, 1 as Offset), { text: 'first' })
      assert.deepEqual(
        [...payloadVersions(again, 'member', ann)].map(({ version }) => version),
        [1, 3],
      )
      assert.deepEqual(document(again, 'member', ann), documentOf(ann, 3))
      assert.deepEqual(
        [...everyDocument(again, 'member')].map(({ version }) => version),
        [3, 2],
      )
      assert.deepEqual(
        [...everyIdentified(again, 'member')],
        [
          { key: 0, id: 'ann', version: 3 },
          { key: 1, id: 'bob', version: 2 },
        ],
      )
    }))

  it('keeps nothing of a batch that throws, and gives its offsets and keys to the next', () =>
    withStore(async (store) => {
      const failing = store.write((batch) => {
        state(batch, 'ann', 'lost')
        throw new Error('no')
      })
      await assert.rejects(failing, /no/)
      assert.equal(store.log.end(), 0)
      const { offset } = await store.write((batch) => state(batch, 'bob', 'kept'))
      assert.equal(offset, 1)
      assert.equal(findKey(store, 'member', 'ann'), undefined)
      assert.equal(findKey(store, 'member', 'bob'), 0)
      assert.equal(keysGiven(store, 'member'), 1)
    }))

  it('lets a batch see itself and every batch before it, durable or not', () =>
    withStore(async (store) => {
      const first = store.write((batch) => {
        state(batch, 'ann', 'waiting')
        batch.append({ type: 'project-upserted', at, project: { id: 'p' as ProjectId, contract: 'c' as ContractId, name: 'P' } })
        return payload(batch.reader, 'member', findKey(batch.reader, 'member', 'ann')!)
      })
      const second = store.write(({ reader }) => [
        payload(reader, 'member', findKey(reader, 'member', 'ann')!),
        project(reader, 'p' as ProjectId)?.name,
      ])
      assert.equal(store.log.end(), 0, 'nothing is committed yet')
      assert.deepEqual((await first).result, { text: 'waiting' })
      assert.deepEqual((await second).result, [{ text: 'waiting' }, 'P'])
    }))

  it('keeps a burst of writes in the order they came, and has them on disk when it was closed', () =>
    withStore(async (store, reopen) => {
      const ids = Array.from({ length: 40 }, (_, i) => `m${i}`)
      const written = ids.map((id) =>
        store.write((batch) => {
          for (const end = performance.now() + 1; performance.now() < end; );
          return state(batch, id, 'burst')
        }),
      )
      const again = await reopen()
      assert.deepEqual(
        [...everyIdentified(again, 'member')].map(({ id }) => id),
        ids,
      )
      assert.deepEqual(
        (await Promise.all(written)).map(({ offset }) => offset),
        ids.map((_, i) => i + 1),
      )
    }))

  it('brings projections to the offset that is acknowledged', () =>
    withStore(async (store) => {
      const { offset } = await store.write((batch) => state(batch, 'ann', 'x'))
      assert.deepEqual(new Set(store.projectionOffsets().map((projection) => projection.offset)), new Set([offset]))
    }))

  it('brings a projection that is new to the end of the log when it is opened', () =>
    withStore(async (store, reopen) => {
      await store.log.append([deleted(1), deleted(2)])
      const seen: Projection = {
        name: 'seen',
        version: 1,
        tables: ['seen'],
        apply: (events, transaction) => {
          for (const { offset } of events) transaction.put('seen', offset, true)
        },
      }
      const again = await reopen([...projections, seen])
      await again.log.append([deleted(3)])
      assert.deepEqual(
        [...again.range('seen')].map(({ key }) => key),
        [1, 2, 3],
      )
    }))

  it('tells an index what changed behind an offset, once a document, removals too', () =>
    withStore(async (store) => {
      await store.write((batch) => state(batch, 'ann', 'x'))
      await store.write((batch) => state(batch, 'bob', 'x'))
      await store.write((batch) => state(batch, 'ann', 'y'))
      await store.write((batch) => batch.removeDocument('member', 1, batch.append(deleted(1))))
      const changes = (after: number) =>
        [...documentChanges(store, 'member', after as Offset)].map(({ key, version, document }) => [key, version, document?.version])
      assert.deepEqual(changes(0), [
        [0, 3, 3],
        [1, 4, undefined],
      ])
      assert.deepEqual(changes(3), [[1, 4, undefined]])
      await store.write((batch) => state(batch, 'bob', 'back'))
      assert.deepEqual(changes(3), [[1, 5, 5]])
    }))

  it('refuses a key that the file could not hold, and goes on', () =>
    withStore(async (store) => {
      const tooLong = store.write((batch) => batch.keyOf('member', 'x'.repeat(3_000)))
      await assert.rejects(tooLong, (error) => error instanceof PlatformError && error.code === 'too-large')
      await store.log.append([deleted(1)])
    }))

  it('takes no more writes where a projection fails, and loses nothing that was acknowledged', () =>
    withStore(async (store, reopen) => {
      await store.log.append([deleted(1)])
      const broken = await reopen([...projections, failing])
      await assert.rejects(
        broken.log.append([deleted(2)]),
        (error) => error instanceof PlatformError && error.code === 'unavailable' && /a bug/.test(String(error.cause)),
      )
      await assert.rejects(broken.log.append([deleted(3)]), /takes no more changes/)
      const again = await reopen(projections)
      assert.equal(again.log.end(), 1)
    }))

  it('keeps what is being committed where a projection fails meanwhile, and refuses what waits', () =>
    withStore(async (_, reopen) => {
      const broken = await reopen([...projections, failing])
      const underway = broken.log.append([deleted(1)])
      await new Promise((resolve) => setImmediate(resolve))
      const waiting = assert.rejects(
        broken.log.append([deleted(2)]),
        (error) => error instanceof PlatformError && error.code === 'unavailable' && /a bug/.test(String(error.cause)),
      )
      await Promise.all([underway, waiting])
      assert.equal((await reopen(projections)).log.end(), 1)
    }))

  it('answers reads while it compacts, and is smaller afterwards', () =>
    withStore(async (store, _, directory) => {
      await store.write((batch) => {
        for (let i = 0; i < 200; i++) state(batch, 'ann', 'x'.repeat(3_000))
      })
      await store.write((batch) => {
        batch.removePayloads('member', 0)
        return state(batch, 'ann', 'last')
      })
      const before = await sizeOf(directory)
      const compacted = store.compact()
      let reads = 0
      const done = compacted.then(() => true)
      while (!(await Promise.race([done, Promise.resolve(false)])) && reads < 50_000) {
        assert.deepEqual(payload(store, 'member', 0), { text: 'last' })
        if (++reads % 50 === 0) await new Promise(setImmediate)
      }
      await compacted
      assert.deepEqual(payload(store, 'member', 0), { text: 'last' })
      assert.equal(store.log.end(), 201)
      assert.ok((await sizeOf(directory)) < before / 2)
    }))
})

function state(batch: WriteBatch, id: string, text: string): void {
  const key = batch.keyOf('member', id) as MemberKey
  const version = batch.append({ type: 'member-upserted', at, member: key })
  batch.putPayload('member', key, version, { text })
  batch.putDocument('member', documentOf(key, version))
}

function documentOf(key: number, version: number) {
  return {
    key,
    version,
    terms: Uint32Array.of(1 << 27, key + (2 << 27)),
    evidence: Uint16Array.of(1, 65_535),
    numbers: Float32Array.of(NaN, 1.5, version),
    tokens: Uint32Array.of(1, 0, 2),
  }
}

function deleted(member: number): Event {
  return { type: 'member-deleted', at, member: member as MemberKey }
}

async function sizeOf(directory: string): Promise<number> {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

type Reopen = (chosen?: readonly Projection[]) => Promise<EmbeddedStore>

async function withStore(work: (store: EmbeddedStore, reopen: Reopen, directory: string) => Promise<unknown>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-store-'))
  let store = await EmbeddedStore.open(directory, { projections })
  try {
    await work(
      store,
      async (chosen = projections) => {
        await store.close()
        store = await EmbeddedStore.open(directory, { projections: chosen })
        return store
      },
      directory,
    )
  } finally {
    await store.close()
    await rm(directory, { recursive: true })
  }
}
