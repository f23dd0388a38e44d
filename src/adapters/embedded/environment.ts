/**
 * The embedded store's file: named tables of key → bytes in one LMDB environment. Writes come as whole sets of changes, each one
 * transaction that is on disk when its promise resolves; the work is done by LMDB's own thread. Reads are of committed state.
 */
import { dirname } from 'node:path'
import { type Database, type Key, open, type RootDatabase } from 'lmdb'
import type { RecordKey } from '../../events/records.ts'
import { BufferPool } from './buffer-pool.ts'
import { damaged } from './generations.ts'

type Root = RootDatabase<Uint8Array, Key>
type Table = Database<Uint8Array, Key>

export interface KeyRange {
  readonly from?: RecordKey
  readonly to?: RecordKey
  readonly reverse?: boolean
  readonly limit?: number
}

export interface Entry {
  readonly key: RecordKey
  readonly bytes: Uint8Array
}

/** Bytes by table and key: committed, or with changes on top that are not committed yet. */
export interface ByteSource {
  /** No copy: good until the next read or write. */
  bytesAt(table: string, key: RecordKey): Uint8Array | undefined
  entries(table: string, range?: KeyRange): Iterable<Entry>
}

/** Changes of one table; `bytes` absent removes. */
export interface TableChanges {
  readonly table: string
  /** Empties the table first. */
  readonly cleared: boolean
  readonly puts: Iterable<{ readonly key: RecordKey; readonly bytes: Uint8Array | undefined }>
}

/** Keys longer than this are refused by LMDB at the page size used here. */
export const maxKeyBytes = 1_900

const maxTables = 128

/** What LMDB says of pages that are not what they should be. */
const corruption = /^MDB_(CORRUPTED|PAGE_NOTFOUND|PANIC|INVALID|BAD_TXN)\b/

/** Entries fetched at a time, so that no read transaction is held while the caller works. */
const sliceSize = 512

export class Environment implements ByteSource {
  #root: Root
  #tables: ReadonlyMap<string, Table>
  #path: string
  readonly #names: readonly string[]
  readonly #pool = new BufferPool()

  constructor(path: string, tables: readonly string[], { readOnly = false } = {}) {
    this.#path = path
    this.#names = [...new Set(tables)]
    ;[this.#root, this.#tables] = openTables(path, this.#names, readOnly)
  }

  get tables(): readonly string[] {
    return this.#names
  }

  bytesAt(table: string, key: RecordKey): Uint8Array | undefined {
    try {
      return this.#table(table).getBinaryFast(keyOf(key))
    } catch (reason) {
      throw this.#orDamaged(reason)
    }
  }

  *entries(table: string, range: KeyRange = {}): Generator<Entry> {
    let left = range.limit ?? Infinity
    let from = range.from
    for (let first = true; left > 0; first = false) {
      const slice = this.#slice(table, { ...range, ...(from !== undefined && { from }), limit: Math.min(left, sliceSize) }, !first)
      for (const { key, value } of slice) yield { key, bytes: value }
      if (slice.length < Math.min(left, sliceSize)) return
      left -= slice.length
      from = slice.at(-1)!.key
    }
  }

  /** Memory for a large value that the next commit writes: it is written from there, and nobody's when the commit has resolved. */
  lend(length: number): Uint8Array {
    return this.#pool.lend(length)
  }

  /** One transaction, whole or not at all; durable when it resolves. */
  async commit(changes: readonly TableChanges[]): Promise<void> {
    const written: Uint8Array[] = []
    const kept = (bytes: Uint8Array) => {
      const copy = this.#pool.keep(bytes)
      written.push(copy)
      return copy
    }
    await this.#root.batch(() => {
      for (const { table, cleared, puts } of changes) {
        const database = this.#table(table)
        if (cleared) void database.clearAsync()
        for (const { key, bytes } of puts) void (bytes === undefined ? database.remove(keyOf(key)) : database.put(keyOf(key), kept(bytes)))
      }
    })
    for (const bytes of written) this.#pool.takeBack(bytes)
  }

  /** From now on the file at `path` is read and written; then the one before is closed. Readers never find it closed. */
  async switchTo(path: string): Promise<void> {
    const before = this.#root
    this.#path = path
    ;[this.#root, this.#tables] = openTables(path, this.#names)
    await before.close()
  }

  async close(): Promise<void> {
    await this.#root.close()
  }

  #slice(table: string, { from, to, reverse, limit }: KeyRange, after: boolean): { key: RecordKey; value: Uint8Array }[] {
    const ends = { ...(from !== undefined && { start: keyOf(from) }), ...(to !== undefined && { end: keyOf(to) }) }
    try {
      const rows = this.#table(table).getRange({ ...ends, reverse: reverse ?? false, limit: limit ?? Infinity, exclusiveStart: after })
      return [...rows].map(({ key, value }) => ({ key: key as RecordKey, value }))
    } catch (reason) {
      throw this.#orDamaged(reason)
    }
  }

  /** A large file is checked page by page only where it is read. */
  #orDamaged(reason: unknown): unknown {
    if (!(reason instanceof Error) || !corruption.test(reason.message)) return reason
    return damaged(dirname(dirname(this.#path)), 'its file holds something else than was written', { cause: reason })
  }

  #table(name: string): Table {
    const table = this.#tables.get(name)
    if (table === undefined) throw new RangeError(`no table '${name}' in this store`)
    return table
  }
}

function openTables(path: string, names: readonly string[], readOnly = false): [Root, Map<string, Table>] {
  if (names.length > maxTables) throw new RangeError(`${names.length} tables, the store takes ${maxTables}`)
  const root = open<Uint8Array, Key>({
    path,
    overlappingSync: false,
    noMemInit: false,
    maxDbs: maxTables,
    encoding: 'binary',
    compression: false,
    readOnly,
  })
  return [root, new Map(names.map((name) => [name, root.openDB<Uint8Array, Key>({ name, encoding: 'binary' })]))]
}

/** LMDB's own type of array keys is mutable; it does not change them. */
function keyOf(key: RecordKey): Key {
  return key as Key
}
