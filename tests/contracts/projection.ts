/** What every Projection must keep: its state depends on the events alone, not on how they came. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Event, Stored } from '../../src/domain/event.ts'
import type { Offset } from '../../src/domain/ids.ts'
import { MemoryEventLog } from '../../src/events/memory-event-log.ts'
import { MemoryRecords } from '../../src/events/memory-records.ts'
import type { Projection } from '../../src/events/projection.ts'
import { ProjectionRunner } from '../../src/events/projection-runner.ts'
import type { Reader } from '../../src/events/records.ts'
import { arbitraryEvent } from './event-log-arbitrary.ts'

const history = fc.array(arbitraryEvent, { maxLength: 60 })

export function describeProjection(projection: Projection): void {
  describe(`${projection.name} as a Projection`, () => {
    it('is the same one event at a time and all at once', () =>
      holds(async (events) => {
        const atOnce = await applied(projection, [events])
        assert.deepEqual(
          await applied(
            projection,
            events.map((event) => [event]),
          ),
          atOnce,
        )
      }))

    it('is the same after a restart midway', () =>
      holds(async (events) => {
        const log = new MemoryEventLog()
        const records = new MemoryRecords()
        const half = events.length >> 1
        await log.append(events.slice(0, half))
        await new ProjectionRunner([projection]).catchUp(log, records)
        await log.append(events.slice(half))
        await new ProjectionRunner([projection]).catchUp(log, records)
        assert.deepEqual(stateOf(projection, records), await applied(projection, [events]))
      }))

    it('is the same rebuilt from zero, and when its version is raised', () =>
      holds(async (events) => {
        const log = new MemoryEventLog()
        const records = new MemoryRecords()
        await log.append(events)
        const runner = new ProjectionRunner([projection])
        await runner.catchUp(log, records)
        const before = stateOf(projection, records)
        await runner.reset(records)
        await runner.catchUp(log, records)
        assert.deepEqual(stateOf(projection, records), before)
        const raised = { ...projection, version: projection.version + 1 }
        await new ProjectionRunner([raised]).catchUp(log, records)
        assert.deepEqual(stateOf(projection, records), before)
      }))

    it('writes only tables of its own', () =>
      holds(async (events) => {
        await applied(projection, [events], (table) => assert.ok(projection.tables.includes(table), `it wrote ${table}`))
      }))
  })
}

/** Every row of the projection's tables, in order. */
export function stateOf(projection: Projection, reader: Reader): readonly unknown[] {
  return projection.tables.map((table) => ({ table, rows: [...reader.range(table)] }))
}

async function holds(law: (events: readonly Event[]) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(history, law), { numRuns: 25, seed: 3 })
}

async function applied(
  projection: Projection,
  batches: readonly (readonly Event[])[],
  onWrite?: (table: string) => void,
): Promise<readonly unknown[]> {
  const records = new MemoryRecords()
  let end = 0
  for (const batch of batches) {
    const stored: Stored<Event>[] = batch.map((event) => ({ offset: ++end as Offset, event }))
    await records.transact((transaction) => {
      const put = (table: string, ...rest: [never, unknown]) => {
        onWrite?.(table)
        transaction.put(table, ...rest)
      }
      projection.apply(stored, { ...transaction, put } as typeof transaction)
    })
  }
  return stateOf(projection, records)
}
