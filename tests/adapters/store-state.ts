/** What stands in a store, for tests to compare. */
import assert from 'node:assert/strict'
import type { EmbeddedStore } from '../../src/adapters/embedded/embedded-store.ts'
import type { Offset } from '../../src/domain/ids.ts'
import type { PageShown } from '../../src/domain/page.ts'
import { projections } from '../../src/events/projections.ts'

export function pageAt(store: EmbeddedStore, offset: Offset): PageShown {
  const event = store.log.at(offset)?.event
  assert.equal(event?.type, 'page-shown')
  return event as PageShown
}

/** All that the projections hold. */
export function stateOf(store: EmbeddedStore): readonly unknown[] {
  return projections.flatMap(({ tables }) => tables.map((table) => [table, [...store.range(table)]]))
}

/** The projections are what a replay of the log makes of them. */
export async function checkReplay(store: EmbeddedStore): Promise<void> {
  const live = stateOf(store)
  await store.rebuild()
  assert.deepEqual(stateOf(store), live)
}
