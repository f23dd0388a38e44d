import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import { MemoryRecords } from '../../src/events/memory-records.ts'
import { describeRecords, recordTables } from './records.ts'

describeRecords('MemoryRecords', async () => ({ records: new MemoryRecords(), close: async () => {} }))

describeRecords('EmbeddedStore', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-records-'))
  const tables = { name: 'test', version: 1, tables: recordTables, apply: () => {} }
  const store = await EmbeddedStore.open(directory, { projections: [tables] })
  const close = async () => {
    await store.close()
    await rm(directory, { recursive: true })
  }
  return { records: store, close }
})
