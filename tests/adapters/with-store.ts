/** A store in a folder of its own, and what tests of stores write into it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import type { WriteBatch } from '../../src/adapters/embedded/write-batch.ts'
import type { Event } from '../../src/domain/event.ts'
import type { MemberKey, Timestamp } from '../../src/domain/ids.ts'
import type { Projection } from '../../src/events/projection.ts'
import { projections } from '../../src/events/projections.ts'

export const at = 1 as Timestamp

export type Reopen = (chosen?: readonly Projection[]) => Promise<EmbeddedStore>

export async function withStore(work: (store: EmbeddedStore, reopen: Reopen, directory: string) => Promise<unknown>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mutual-store-'))
  let store = await EmbeddedStore.open(directory, { projections })
  try {
    await work(
      store,
      async (chosen = projections) => {
        await store.close()
        store = await EmbeddedStore.open(directory, { projections: chosen })
        return store
      },
      directory,
    )
  } finally {
    await store.close()
    await rm(directory, { recursive: true })
  }
}

export function state(batch: WriteBatch, id: string, text: string): void {
  const key = batch.keyOf('member', id) as MemberKey
  const version = batch.append({ type: 'member-upserted', at, member: key })
  batch.putPayload('member', key, version, { text })
  batch.putDocument('member', documentOf(key, version))
}

export function documentOf(key: number, version: number) {
  return {
    key,
    version,
    terms: Uint32Array.of(1 << 27, key + (2 << 27)),
    evidence: Uint16Array.of(1, 65_535),
    numbers: Float32Array.of(NaN, 1.5, version),
    tokens: Uint32Array.of(1, 0, 2),
  }
}

export function deleted(member: number): Event {
  return { type: 'member-deleted', at, member: member as MemberKey }
}
