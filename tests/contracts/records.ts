/** What every Records must keep: transactions whole or not at all, order of keys, ranges. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareKeys, keyText, plainKey, prefixEnd } from '../../src/events/record-key.ts'
import type { RecordKey, Records, Transaction } from '../../src/events/records.ts'

export interface OpenRecords {
  readonly records: Records
  close(): Promise<void>
}

/** Tables that `open` must provide. */
export const recordTables = ['things', 'others'] as const

const part = fc.oneof(
  fc.integer({ min: -50, max: 2 ** 40 }),
  fc.string({ maxLength: 3, unit: 'grapheme-ascii' }),
  fc.constantFrom('é', '\u{ffff}', '😀'),
)
const arbitraryKey: fc.Arbitrary<RecordKey> = fc.oneof(part, fc.array(part, { minLength: 1, maxLength: 3 }))

type Step =
  | { readonly type: 'put'; readonly key: RecordKey; readonly value: number }
  | { readonly type: 'remove'; readonly key: RecordKey }
  | { readonly type: 'clear' }

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('put' as const), key: arbitraryKey, value: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('remove' as const), key: arbitraryKey }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('clear' as const) }) },
)

export function describeRecords(name: string, open: () => Promise<OpenRecords>): void {
  const withRecords = async (work: (records: Records) => Promise<void>) => {
    const { records, close } = await open()
    try {
      await work(records)
    } finally {
      await close()
    }
  }

  describe(`${name} as Records`, () => {
    it('gives back objects and bytes, and undefined for what is not there', () =>
      withRecords(async (records) => {
        await records.transact((transaction) => {
          transaction.put('things', ['a', 1], { name: 'x', of: [1, 2.5, { deep: true }] })
          transaction.put('things', 'bytes', new Uint8Array([0, 193, 255]))
        })
        assert.deepEqual(records.get('things', ['a', 1]), { name: 'x', of: [1, 2.5, { deep: true }] })
        assert.deepEqual([...records.bytes('things', 'bytes')!], [0, 193, 255])
        assert.equal(records.get('things', ['a', 2]), undefined)
        assert.equal(records.bytes('others', 'bytes'), undefined)
      }))

    it('reads its own writes inside a transaction, and gives what the work returns', () =>
      withRecords(async (records) => {
        const seen = await records.transact((transaction) => {
          transaction.put('things', 1, 'one')
          transaction.put('things', 2, 'two')
          transaction.remove('things', 1)
          return [transaction.get('things', 1), transaction.get('things', 2), [...transaction.range('things')].length]
        })
        assert.deepEqual(seen, [undefined, 'two', 1])
      }))

    it('keeps nothing of a transaction that throws', () =>
      withRecords(async (records) => {
        await records.transact((transaction) => transaction.put('things', 1, 'kept'))
        const failing = records.transact((transaction) => {
          transaction.clear('things')
          transaction.put('things', 2, 'lost')
          throw new Error('no')
        })
        await assert.rejects(failing, /no/)
        assert.deepEqual([...records.range('things')], [{ key: 1, value: 'kept' }])
      }))

    it('does not see what the caller does to an object afterwards', () =>
      withRecords(async (records) => {
        const value = { list: [1] }
        await records.transact((transaction) => {
          transaction.put('things', 1, value)
          value.list.push(2)
        })
        records.get<{ list: number[] }>('things', 1)!.list.push(3)
        assert.deepEqual(records.get('things', 1), { list: [1] })
      }))

    it('finds the keys of a prefix', () =>
      withRecords(async (records) => {
        const keys: RecordKey[] = [['a'], ['a', 1], ['a', 'z', 5], ['a', '\u{10fffd}'], ['b'], ['aa', 1], 'b', 7]
        await records.transact((transaction) => {
          for (const key of keys) transaction.put('things', key, 1)
        })
        const found = [...records.range('things', { from: ['a'], to: prefixEnd(['a']) })].map(({ key }) => key)
        assert.deepEqual(found, ['a', ['a', 1], ['a', 'z', 5], ['a', '\u{10fffd}']])
      }))

    it('answers like a sorted list, inside and after every transaction', () =>
      withRecords((records) =>
        fc.assert(
          fc.asyncProperty(
            fc.array(fc.array(arbitraryStep, { maxLength: 12 }), { maxLength: 4 }),
            fc.record({ from: arbitraryKey, to: arbitraryKey }, { requiredKeys: [] }),
            fc.boolean(),
            fc.option(fc.nat(6), { nil: undefined }),
            async (transactions, ends, reverse, limit) => {
              await records.transact((transaction) => transaction.clear('things'))
              const list = new Map<string, { key: RecordKey; value: number }>()
              const range = { ...ends, reverse, ...(limit !== undefined && { limit }) }
              for (const steps of transactions) {
                await records.transact((transaction) => {
                  for (const step of steps) follow(step, transaction, list)
                  assert.deepEqual([...transaction.range('things', range)], expected(list, range))
                })
                assert.deepEqual([...records.range('things', range)], expected(list, range))
              }
            },
          ),
          { numRuns: 60, seed: 11 },
        ),
      ))

    it('goes through more rows than it fetches at a time, also while they change', () =>
      withRecords(async (records) => {
        await records.transact((transaction) => {
          for (let i = 0; i < 1_500; i++) transaction.put('things', i, i)
        })
        const seen: number[] = []
        for (const { value } of records.range<number>('things', { reverse: true, limit: 1_400 })) seen.push(value)
        assert.deepEqual(
          seen,
          Array.from({ length: 1_400 }, (_, i) => 1_499 - i),
        )
      }))
  })
}

function follow(step: Step, transaction: Transaction, list: Map<string, { key: RecordKey; value: number }>): void {
  if (step.type === 'clear') {
    transaction.clear('things')
    list.clear()
  } else if (step.type === 'remove') {
    transaction.remove('things', step.key)
    list.delete(keyText(step.key))
  } else {
    transaction.put('things', step.key, step.value)
    list.set(keyText(step.key), { key: plainKey(step.key), value: step.value })
  }
}

function expected(
  list: ReadonlyMap<string, { key: RecordKey; value: number }>,
  { from, to, reverse, limit }: { from?: RecordKey; to?: RecordKey; reverse: boolean; limit?: number },
): readonly unknown[] {
  const sign = reverse ? -1 : 1
  return [...list.values()]
    .sort((a, b) => compareKeys(a.key, b.key) * sign)
    .filter(
      ({ key }) => (from === undefined || compareKeys(key, from) * sign >= 0) && (to === undefined || compareKeys(key, to) * sign < 0),
    )
    .slice(0, limit)
}
