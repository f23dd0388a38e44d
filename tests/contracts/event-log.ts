/** What every EventLog must keep: order, offsets, whole batches, ranges. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Event, Stored } from '../../src/domain/event.ts'
import type { MemberKey, Offset, Timestamp } from '../../src/domain/ids.ts'
import type { EventLog } from '../../src/events/event-log.ts'
import { arbitraryEvent } from './event-log-arbitrary.ts'

export interface OpenLog {
  readonly log: EventLog
  close(): Promise<void>
}

export function describeEventLog(name: string, open: () => Promise<OpenLog>): void {
  const withLog = async (work: (log: EventLog) => Promise<void>) => {
    const { log, close } = await open()
    try {
      await work(log)
    } finally {
      await close()
    }
  }

  describe(`${name} as an EventLog`, () => {
    it('begins empty, at offset 0', () =>
      withLog(async (log) => {
        assert.equal(log.end(), 0)
        assert.deepEqual(await collect(log.read(0 as Offset)), [])
      }))

    it('gives the offset of the last event appended', () =>
      withLog(async (log) => {
        assert.equal(await log.append([upserted(1), upserted(2)]), 2)
        assert.equal(await log.append([upserted(3)]), 3)
        assert.equal(log.end(), 3)
      }))

    it('reads back what was appended, in order, each at its offset', () =>
      withLog((log) =>
        fc.assert(
          fc.asyncProperty(fc.array(fc.array(arbitraryEvent, { maxLength: 4 }), { maxLength: 4 }), async (batches) => {
            const before = log.end()
            for (const batch of batches) await log.append(batch)
            const expected = batches.flat().map((event, i) => ({ offset: before + 1 + i, event }))
            assert.deepEqual(await collect(log.read(before)), expected)
          }),
          { numRuns: 40, seed: 7 },
        ),
      ))

    it('reads any part, from behind one offset up to another', () =>
      withLog(async (log) => {
        const all = Array.from({ length: 300 }, (_, i) => upserted(i))
        for (let i = 0; i < all.length; i += 7) await log.append(all.slice(i, i + 7))
        for (const [from, to] of [
          [0, 300],
          [0, 1],
          [6, 7],
          [6, 8],
          [299, 300],
          [300, 300],
          [100, 250],
          [250, 900],
        ] as const) {
          const offsets = (await collect(log.read(from as Offset, to as Offset))).map(({ offset }) => Number(offset))
          assert.deepEqual(offsets, numbersBehind(from, Math.min(to, 300)))
        }
      }))

    it('reads up to where the log ended when reading began', () =>
      withLog(async (log) => {
        await log.append([upserted(1), upserted(2)])
        const seen: number[] = []
        for await (const { offset } of log.read(0 as Offset)) {
          seen.push(offset)
          await log.append([upserted(9)])
        }
        assert.deepEqual(seen, [1, 2])
      }))

    it('keeps batches that arrive together whole, one behind the other', () =>
      withLog(async (log) => {
        const batches = Array.from({ length: 20 }, (_, i) => Array.from({ length: (i % 3) + 1 }, () => upserted(i)))
        const ends = await Promise.all(batches.map((batch) => log.append(batch)))
        assert.deepEqual(await membersOf(log), batches.flat().map(memberOf))
        assert.deepEqual(
          ends,
          batches.map((_, i) => batches.slice(0, i + 1).flat().length),
        )
      }))
  })
}

export function upserted(member: number): Event {
  return { type: 'member-upserted', at: 1_000 as Timestamp, member: member as MemberKey }
}

export async function collect(events: AsyncIterable<Stored<Event>>): Promise<Stored<Event>[]> {
  const all: Stored<Event>[] = []
  for await (const stored of events) all.push(stored)
  return all
}

async function membersOf(log: EventLog): Promise<readonly unknown[]> {
  return (await collect(log.read(0 as Offset))).map(({ event }) => memberOf(event))
}

function memberOf(event: Event): unknown {
  return 'member' in event ? event.member : undefined
}

function numbersBehind(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + 1 + i)
}
