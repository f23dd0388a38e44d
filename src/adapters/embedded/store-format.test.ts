import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { MemberKey, Offset, Timestamp } from '../../domain/ids.ts'
import type { RecordKey } from '../../events/records.ts'
import { EmbeddedStore } from './embedded-store.ts'
import { Environment } from './environment.ts'
import { generationPath } from './generations.ts'
import { type PayloadMore, payload, payloadHead, payloadTable, payloadVersions } from './payloads.ts'
import { metaTable, storeTables } from './store-tables.ts'
import { decodeValue, encodeValue } from './value-codec.ts'

describe('the format of a store', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mutual-format-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('of today keeps payloads as JSON text behind a head that is read without them', async () => {
    const key = await write({ name: 'Zoë', years: 3 }, { head: { name: 'Zoë' } })
    const bytes = await inFile((environment) => environment.bytesAt(payloadTable, ['member', key, 1])?.slice())
    assert.equal(Buffer.from(bytes!.subarray(5)).toString(), '{"name":"Zoë"}{"name":"Zoë","years":3}')
    const store = await EmbeddedStore.open(folder, { projections: [] })
    assert.deepEqual(payloadHead(store, 'member', key, 1 as Offset), { name: 'Zoë' })
    assert.deepEqual(payload(store, 'member', key), { name: 'Zoë', years: 3 })
    await store.close()
  })

  it('1 is read as it was, and is of today from then on', async () => {
    await put(payloadTable, ['member', 0, 1], { name: 'of old' })
    await put(metaTable, 'format', 1)
    const key = await write({ name: 'of today' })
    const store = await EmbeddedStore.open(folder, { projections: [] })
    assert.deepEqual(
      [...payloadVersions(store, 'member', key)].map((version) => version.payload),
      [{ name: 'of old' }, { name: 'of today' }],
    )
    assert.deepEqual(payload(store, 'member', key, 1 as Offset), { name: 'of old' })
    for (const version of [1, 2]) assert.equal(payloadHead(store, 'member', key, version as Offset), undefined)
    await store.close()
    assert.equal(await inFile((environment) => decodeValue(environment.bytesAt(metaTable, 'format')!)), 2)
  })

  it('of a newer program is refused', async () => {
    await put(metaTable, 'format', 3)
    await assert.rejects(EmbeddedStore.open(folder, { projections: [] }), /has format 3, this program reads up to 2; use the newer program/)
  })

  async function write(person: object, more?: PayloadMore): Promise<number> {
    const store = await EmbeddedStore.open(folder, { projections: [] })
    const { result } = await store.write((batch) => {
      const key = batch.keyOf('member', 'zoe') as MemberKey
      const version = batch.append({ type: 'member-upserted', at: 1 as Timestamp, member: key })
      batch.putPayload('member', key, version, person, more)
      return key
    })
    await store.close()
    return result
  }

  async function put(table: string, key: RecordKey, value: unknown): Promise<void> {
    await inFile((environment) => environment.commit([{ table, cleared: false, puts: [{ key, bytes: encodeValue(value) }] }]))
  }

  async function inFile<T>(work: (environment: Environment) => T | Promise<T>): Promise<T> {
    const environment = new Environment(generationPath(folder, 1), storeTables)
    try {
      return await work(environment)
    } finally {
      await environment.close()
    }
  }
})
