import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BufferPool } from './buffer-pool.ts'

describe('a pool of buffers', () => {
  it('copies large bytes into memory that it uses again once it is back', () => {
    const pool = new BufferPool()
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => i)
    const [first, second] = [pool.keep(bytes), pool.keep(bytes)]
    assert.deepEqual([first, second], [bytes, bytes])
    assert.notEqual(first.buffer, second.buffer)
    pool.takeBack(first)
    const again = pool.keep(bytes.subarray(0, 17_000))
    assert.deepEqual(again, bytes.subarray(0, 17_000))
    assert.equal(again.buffer, first.buffer)
  })

  it('does not copy what it lent', () => {
    const pool = new BufferPool()
    const lent = pool.lend(20_000)
    assert.equal(lent.length, 20_000)
    assert.equal(pool.keep(lent), lent)
  })

  it('lends memory again only once, however often it comes back', () => {
    const pool = new BufferPool()
    const lent = pool.lend(20_000)
    pool.takeBack(lent)
    pool.takeBack(lent)
    assert.notEqual(pool.lend(20_000).buffer, pool.lend(20_000).buffer)
  })

  it('lets small bytes be', () => {
    const pool = new BufferPool()
    const bytes = new Uint8Array(100)
    assert.equal(pool.keep(bytes), bytes)
    pool.takeBack(bytes)
    assert.notEqual(pool.lend(100).buffer, bytes.buffer)
  })
})
