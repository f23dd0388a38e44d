/** Records in memory, for tests and small tools: the contract of the durable store without the disk. */
import { compareKeys, keyText, plainKey } from './record-key.ts'
import type { RecordKey, Records, Transaction } from './records.ts'

type Table = Map<string, { readonly key: RecordKey; readonly value: unknown }>

export class MemoryRecords implements Records {
  #tables = new Map<string, Table>()

  get<T>(table: string, key: RecordKey): T | undefined {
    const value = this.#tables.get(table)?.get(keyText(key))?.value
    return value === undefined ? undefined : copyOf<T>(value)
  }

  bytes(table: string, key: RecordKey): Uint8Array | undefined {
    return this.get<Uint8Array>(table, key)
  }

  *range<T>(table: string, range: { from?: RecordKey; to?: RecordKey; reverse?: boolean; limit?: number } = {}) {
    const { from, to, reverse = false, limit = Infinity } = range
    const sign = reverse ? -1 : 1
    const entries = [...(this.#tables.get(table)?.values() ?? [])]
      .filter(({ key }) => from === undefined || compareKeys(key, from) * sign >= 0)
      .filter(({ key }) => to === undefined || compareKeys(key, to) * sign < 0)
      .sort((a, b) => compareKeys(a.key, b.key) * sign)
    for (const { key, value } of entries.slice(0, limit)) yield { key, value: copyOf<T>(value) }
  }

  async transact<T>(work: (transaction: Transaction) => T): Promise<T> {
    const before = this.#tables
    this.#tables = new Map([...before].map(([name, table]) => [name, new Map(table)]))
    try {
      return work(this.#transaction())
    } catch (reason) {
      this.#tables = before
      throw reason
    }
  }

  #transaction(): Transaction {
    return {
      get: (table, key) => this.get(table, key),
      bytes: (table, key) => this.bytes(table, key),
      range: (table, range) => this.range(table, range),
      put: (table, key, value) => void this.#table(table).set(keyText(key), { key: plainKey(key), value: copyOf(value) }),
      remove: (table, key) => void this.#tables.get(table)?.delete(keyText(key)),
      clear: (table) => void this.#tables.delete(table),
    }
  }

  #table(name: string): Table {
    const table = this.#tables.get(name) ?? new Map()
    this.#tables.set(name, table)
    return table
  }
}

/** What a caller does with its object later must not change what is stored. */
function copyOf<T>(value: unknown): T {
  return structuredClone(value) as T
}
