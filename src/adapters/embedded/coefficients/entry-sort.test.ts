import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { hash32 } from '../../../math/hash32.ts'
import { EntrySort, type KeyedBytes } from './entry-sort.ts'

const folder = await mkdtemp(join(tmpdir(), 'mutual-sort-'))
after(() => rm(folder, { recursive: true }))

describe('EntrySort', () => {
  it('sorts a few entries without a file, those of equal hash by their whole key', async () => {
    const path = join(folder, 'few')
    const entries = [keyed(7, 'b', 'x'), keyed(2 ** 32 - 1, '', ''), keyed(7, 'a', 'y'), keyed(0, 'z', 'z')]
    assert.deepEqual(await sorted(path, entries), text(entries.toSorted((a, b) => a.key.compare(b.key))))
    assert.equal(existsSync(path), false)
  })

  it('sorts more than memory is given for, and drops the file it needed', async () => {
    const path = join(folder, 'many')
    const filler = 'v'.repeat(300_000)
    const entries = Array.from({ length: 300 }, (_, i) => keyed(hash32(1, i % 290), String(i), filler + i))
    const found = await sorted(path, entries, () => assert.equal(existsSync(path), true))
    assert.deepEqual(found, text(entries.toSorted((a, b) => a.key.compare(b.key))))
    assert.equal(existsSync(path), false)
  })

  it('takes an entry that alone is larger than what it holds at a time', async () => {
    const large = keyed(5, 'large', 'v'.repeat(40_000_000))
    const entries = [keyed(9, 'after', 'x'), large, keyed(1, 'before', 'x')]
    assert.deepEqual(
      (await sorted(join(folder, 'large'), entries)).map(([key]) => key.slice(4)),
      ['before', 'large', 'after'],
    )
  })
})

function keyed(hash: number, name: string, value: string): KeyedBytes {
  const key = Buffer.alloc(4 + name.length)
  key.writeUInt32BE(hash, 0)
  key.write(name, 4, 'latin1')
  return { key, value: Buffer.from(value) }
}

async function sorted(path: string, entries: readonly KeyedBytes[], beforeEnd = () => {}): Promise<string[][]> {
  const sort = new EntrySort(path)
  for (const entry of entries) await sort.add(entry.key.readUInt32BE(0), entry)
  beforeEnd()
  const found: string[][] = []
  for await (const part of sort.sorted()) found.push(...text(part))
  await sort.close()
  return found
}

function text(entries: readonly KeyedBytes[]): string[][] {
  return entries.map(({ key, value }) => [key.toString('latin1'), value.toString()])
}
