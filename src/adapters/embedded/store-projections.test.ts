import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deleted, state, withStore } from '../../../tests/adapters/with-store.ts'
import { PlatformError } from '../../domain/errors.ts'
import type { Projection } from '../../events/projection.ts'
import { projections } from '../../events/projections.ts'

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
})
