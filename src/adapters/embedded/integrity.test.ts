import assert from 'node:assert/strict'
import { cp, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { PlatformError } from '../../domain/errors.ts'
import type { MemberKey, Offset, Timestamp } from '../../domain/ids.ts'
import { EmbeddedStore } from './embedded-store.ts'
import { checkFile } from './integrity.ts'
import { payload } from './payloads.ts'

describe('the check of a store before it is opened', () => {
  let whole: string
  before(async () => {
    whole = await mkdtemp(join(tmpdir(), 'mutual-whole-'))
    const store = await EmbeddedStore.open(whole, { projections: [] })
    for (let i = 0; i < 5; i++) await store.write((batch) => fill(batch, i))
    await store.close()
  })
  after(() => rm(whole, { recursive: true }))

  it('accepts a store that was written and closed', async () => {
    assert.equal(checkFile(join(whole, 'store', '1', 'data.mdb')), undefined)
    const store = await EmbeddedStore.open(whole, { projections: [] })
    assert.equal(store.log.end(), 500)
    await store.close()
  })

  it('refuses a file cut off anywhere, with what to do', async () => {
    const { size } = await stat(join(whole, 'store', '1', 'data.mdb'))
    for (const share of [0, 0.0001, 0.001, 0.01, 0.1, 0.5, 0.9]) {
      await refused((file) => truncate(file, Math.floor(size * share)), /restore the data folder from a copy/)
    }
  })

  it('refuses garbage', () => refused((file) => writeFile(file, Buffer.alloc(100_000, 'garbage')), /no store begins at byte 0/))

  it('refuses a file whose second head page was overwritten', () =>
    refused(async (file) => {
      const handle = await open(file, 'r+')
      await handle.write(Buffer.alloc(4096, 7), 0, 4096, 4096)
      await handle.close()
    }, /no store begins at byte 4096/))

  it('refuses a file whose inner pages were overwritten', () =>
    refused(async (file) => {
      const { size } = await stat(file)
      const handle = await open(file, 'r+')
      await handle.write(Buffer.alloc(size - 8192, 7), 0, size - 8192, 8192)
      await handle.close()
    }, /is damaged/))

  it('refuses a file of which a page that is in use was overwritten', async () => {
    const file = join(whole, 'store', '1', 'data.mdb')
    let refusals = 0
    for (const page of await leafPages(file)) {
      const folder = await mkdtemp(join(tmpdir(), 'mutual-page-'))
      await cp(whole, folder, { recursive: true })
      await overwrite(join(folder, 'store', '1', 'data.mdb'), page)
      const opened = await EmbeddedStore.open(folder, { projections: [] }).catch((reason: unknown) => reason)
      if (opened instanceof EmbeddedStore) {
        for (let key = 0; key < 500; key++) assert.notEqual(payload(opened, 'member', key), undefined)
        await opened.close()
      } else {
        assert.match(String(opened), /page \d+ holds something else; restore the data folder from a copy/)
        refusals++
      }
      await rm(folder, { recursive: true })
    }
    assert.ok(refusals > 0)
  })

  it('says that the store is damaged, and what to do, where a page is read that was overwritten since', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mutual-page-'))
    await cp(whole, folder, { recursive: true })
    const file = join(folder, 'store', '1', 'data.mdb')
    const pages = await leafPages(file)
    const store = await EmbeddedStore.open(folder, { projections: [] })
    for (const page of pages) await overwrite(file, page)
    assert.throws(
      () => {
        for (let key = 0; key < 500; key++) payload(store, 'member', key)
      },
      { name: 'PlatformError', code: 'unavailable', message: /holds something else than was written; restore the data folder from a copy/ },
    )
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('refuses a folder whose file or pointer is missing rather than beginning anew', async () => {
    await refused((file) => rm(file), /generation 1 is missing/)
    await refused((file) => rm(join(file, '..', '..', 'current')), /is damaged/)
  })

  it('begins anew where the first start was cut short', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mutual-begun-'))
    await cp(whole, folder, { recursive: true })
    await writeFile(join(folder, 'store', 'current'), 'creating\n')
    const store = await EmbeddedStore.open(folder, { projections: [] })
    assert.equal(store.log.end(), 0)
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('drops a compaction that was cut short', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mutual-compacting-'))
    await cp(whole, folder, { recursive: true })
    await cp(join(folder, 'store', '1'), join(folder, 'store', '2'), { recursive: true })
    await truncate(join(folder, 'store', '2', 'data.mdb'), 5000)
    const store = await EmbeddedStore.open(folder, { projections: [] })
    assert.equal(store.log.end(), 500)
    await assert.rejects(stat(join(folder, 'store', '2')), /ENOENT/)
    await store.close()
    await rm(folder, { recursive: true })
  })

  async function refused(damage: (file: string) => Promise<void>, message: RegExp): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'mutual-damaged-'))
    await cp(whole, folder, { recursive: true })
    await damage(join(folder, 'store', '1', 'data.mdb'))
    const isRefusal = (error: unknown) => error instanceof PlatformError && error.code === 'unavailable' && message.test(error.message)
    await assert.rejects(EmbeddedStore.open(folder, { projections: [] }), isRefusal)
    await rm(folder, { recursive: true })
  }
})

const pageSize = 4096

/** Every seventh page of values. */
async function leafPages(file: string): Promise<readonly number[]> {
  const bytes = await readFile(file)
  const pages = Array.from({ length: bytes.length / pageSize }, (_, page) => page).filter((page) => page > 1)
  return pages
    .filter((page) => Number(bytes.readBigUInt64LE(page * pageSize)) === page && (bytes[page * pageSize + 18]! & 0x0f) === 2)
    .filter((_, i) => i % 7 === 0)
}

async function overwrite(file: string, page: number): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(pageSize), 0, pageSize, page * pageSize)
  await handle.close()
}

type Batch = Parameters<Parameters<EmbeddedStore['write']>[0]>[0]

function fill(batch: Batch, round: number): void {
  for (let i = 0; i < 100; i++) {
    const key = batch.keyOf('member', `m${round}-${i}`)
    const version: Offset = batch.append({ type: 'member-upserted', at: 1 as Timestamp, member: key as MemberKey })
    batch.putPayload('member', key, version, { text: 'x'.repeat(20 * i) })
  }
}
