import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BufferPool } from './buffer-pool.ts'

describe('a pool of buffers', () => {
  it('copies large bytes into memory that it uses again once it is back', () => {
    const pool = new BufferPool()
    const lent: Uint8Array[] = []
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i)
    const [first, second] = [pool.copy(bytes, lent), pool.copy(bytes, lent)]
    assert.deepEqual([first, second], [bytes, bytes])
    assert.notEqual(first.buffer, second.buffer)
    pool.takeBack(lent)
    const again = pool.copy(bytes.subarray(0, 17_000), [])
    assert.deepEqual(again, bytes.subarray(0, 17_000))
    assert.ok(again.buffer === first.buffer || again.buffer === second.buffer)
  })

  it('lets small bytes be', () => {
    const lent: Uint8Array[] = []
    const bytes = new Uint8Array(100)
    assert.equal(new BufferPool().copy(bytes, lent), bytes)
    assert.deepEqual(lent, [])
  })
})
