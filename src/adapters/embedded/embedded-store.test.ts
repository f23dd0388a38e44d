import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, deleted, documentOf, state, withStore } from '../../../tests/adapters/with-store.ts'
import { PlatformError } from '../../domain/errors.ts'
import type { ContractId, Offset, ProjectId } from '../../domain/ids.ts'
import { project } from '../../events/accounts.ts'
import { document, documentChanges, everyDocument } from './documents.ts'
import { everyIdentified, findKey, keysGiven } from './keys.ts'
import { payload, payloadVersions } from './payloads.ts'

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
})
