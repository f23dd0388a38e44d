import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import { MemoryEventLog } from '../../src/events/memory-event-log.ts'
import { projections } from '../../src/events/projections.ts'
import { describeEventLog } from './event-log.ts'

describeEventLog('MemoryEventLog', async () => ({ log: new MemoryEventLog(), close: async () => {} }))

describeEventLog('EmbeddedEventLog', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-log-'))
  const store = await EmbeddedStore.open(directory, { projections })
  const close = async () => {
    await store.close()
    await rm(directory, { recursive: true })
  }
  return { log: store.log, close }
})
