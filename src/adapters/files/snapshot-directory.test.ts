import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { SnapshotDirectory } from './snapshot-directory.ts'

const directory = await mkdtemp(join(tmpdir(), 'mutual-snapshots-'))
after(() => rm(directory, { recursive: true }))

const snapshot = (offset: number) => ({
  offset,
  parts: [
    { name: 'shard-0', bytes: Uint8Array.of(1, 2, offset) },
    { name: 'shard-1', bytes: Uint8Array.of(3) },
  ],
})

describe('SnapshotDirectory', () => {
  it('reads back what was written and keeps only the newest', async () => {
    const snapshots = new SnapshotDirectory(join(directory, 'kept'))
    assert.deepEqual(await snapshots.offsets(), [])
    await snapshots.write(snapshot(7))
    assert.equal(await snapshots.write(snapshot(9)), 4)
    assert.deepEqual(await snapshots.offsets(), [9])
    const parts = (await snapshots.read(9)).parts.map(({ name, bytes }) => [name, ...bytes])
    assert.deepEqual(parts, [
      ['shard-0', 1, 2, 9],
      ['shard-1', 3],
    ])
  })

  it('gives what it has read ahead, and anything else from the disk', async () => {
    const place = join(directory, 'ahead')
    await new SnapshotDirectory(place).write(snapshot(4))
    const snapshots = new SnapshotDirectory(place)
    await snapshots.readAhead()
    await rm(join(place, '4'), { recursive: true })
    assert.deepEqual(Array.from((await snapshots.read(4)).parts[0]!.bytes), [1, 2, 4])
    await assert.rejects(snapshots.read(4), { code: 'ENOENT' })
    await snapshots.readAhead()
    assert.deepEqual(await snapshots.offsets(), [])
  })

  it('does not count a snapshot whose writing was cut short', async () => {
    const place = join(directory, 'cut')
    const snapshots = new SnapshotDirectory(place)
    await snapshots.write(snapshot(3))
    const { mkdir } = await import('node:fs/promises')
    await mkdir(join(place, '5.writing'))
    assert.deepEqual(await snapshots.offsets(), [3])
    await snapshots.clear()
    assert.ok(!(await readdir(directory)).includes('cut'))
  })
})
