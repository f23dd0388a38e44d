import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { state, withStore } from '../../../tests/adapters/with-store.ts'
import { payload } from './payloads.ts'

describe('the embedded store', () => {
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

async function sizeOf(directory: string): Promise<number> {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
