/**
 * Changes not committed yet, over the state below them: a layer reads as if they were. Layers stack (a draft over what waits
 * over what is being committed over the file); a draft that fails is dropped, one that succeeds is merged into the layer below.
 */
import { compareKeys, keyText, plainKey } from '../../events/record-key.ts'
import type { RecordKey, Transaction } from '../../events/records.ts'
import type { ByteSource, Entry, KeyRange, TableChanges } from './environment.ts'
import { checkKey } from './key-size.ts'
import { decodeValue, encodeValue, rawBytes } from './value-codec.ts'

interface Change {
  readonly key: RecordKey
  readonly bytes: Uint8Array | undefined
}

interface Table {
  cleared: boolean
  readonly changes: Map<string, Change>
}

const removed = { bytes: undefined }

export class Layer implements ByteSource, Transaction {
  readonly #tables = new Map<string, Table>()
  #below: ByteSource

  constructor(below: ByteSource) {
    this.#below = below
  }

  get isEmpty(): boolean {
    return this.#tables.size === 0
  }

  /** The layer below was committed: read from what stands under it. */
  standOn(below: ByteSource): void {
    this.#below = below
  }

  bytesAt(table: string, key: RecordKey): Uint8Array | undefined {
    const change = this.#changeOf(table, key)
    return change === undefined ? this.#below.bytesAt(table, key) : change.bytes
  }

  entries(table: string, range: KeyRange = {}): Iterable<Entry> {
    const changed = this.#tables.get(table)
    if (changed === undefined) return this.#below.entries(table, range)
    const changes = within([...changed.changes.values()], range)
    const { limit, ...unlimited } = range
    const below = changed.cleared ? [] : this.#below.entries(table, unlimited)
    return first(overlay(below, changes, range.reverse ? -1 : 1), limit)
  }

  get<T>(table: string, key: RecordKey): T | undefined {
    const bytes = this.bytesAt(table, key)
    return bytes === undefined ? undefined : decodeValue<T>(bytes)
  }

  bytes(table: string, key: RecordKey): Uint8Array | undefined {
    const bytes = this.bytesAt(table, key)
    return bytes === undefined ? undefined : rawBytes(bytes)
  }

  *range<T>(table: string, range: KeyRange = {}): Generator<{ key: RecordKey; value: T }> {
    for (const { key, bytes } of this.entries(table, range)) yield { key, value: decodeValue<T>(bytes) }
  }

  put(table: string, key: RecordKey, value: unknown): void {
    this.putBytes(table, key, encodeValue(value))
  }

  remove(table: string, key: RecordKey): void {
    this.putBytes(table, key, undefined)
  }

  putBytes(table: string, key: RecordKey, bytes: Uint8Array | undefined): void {
    checkKey(key)
    this.#table(table).changes.set(keyText(key), { key: plainKey(key), bytes })
  }

  clear(table: string): void {
    this.#tables.set(table, { cleared: true, changes: new Map() })
  }

  mergeInto(below: Layer): void {
    for (const [name, { cleared, changes }] of this.#tables) {
      if (cleared) below.clear(name)
      const target = below.#table(name).changes
      for (const [text, change] of changes) target.set(text, change)
    }
  }

  changes(): readonly TableChanges[] {
    return [...this.#tables].map(([table, { cleared, changes }]) => ({ table, cleared, puts: changes.values() }))
  }

  #changeOf(table: string, key: RecordKey): Pick<Change, 'bytes'> | undefined {
    const changed = this.#tables.get(table)
    return changed === undefined ? undefined : (changed.changes.get(keyText(key)) ?? (changed.cleared ? removed : undefined))
  }

  #table(name: string): Table {
    let table = this.#tables.get(name)
    if (table === undefined) {
      table = { cleared: false, changes: new Map() }
      this.#tables.set(name, table)
    }
    return table
  }
}

function within(changes: Change[], { from, to, reverse }: KeyRange): Change[] {
  const sign = reverse ? -1 : 1
  return changes
    .filter(
      ({ key }) => (from === undefined || compareKeys(key, from) * sign >= 0) && (to === undefined || compareKeys(key, to) * sign < 0),
    )
    .sort((a, b) => compareKeys(a.key, b.key) * sign)
}

/** Merges two ascending runs (descending where sign is −1); a change stands in for an entry of its key. */
function* overlay(below: Iterable<Entry>, changes: readonly Change[], sign: number): Generator<Entry> {
  let i = 0
  for (const entry of below) {
    while (i < changes.length && compareKeys(changes[i]!.key, entry.key) * sign < 0) yield* present(changes[i++]!)
    if (i < changes.length && compareKeys(changes[i]!.key, entry.key) === 0) yield* present(changes[i++]!)
    else yield entry
  }
  while (i < changes.length) yield* present(changes[i++]!)
}

function* present({ key, bytes }: Change): Generator<Entry> {
  if (bytes !== undefined) yield { key, bytes }
}

function* first(entries: Iterable<Entry>, limit = Infinity): Generator<Entry> {
  if (limit <= 0) return
  let left = limit
  for (const entry of entries) {
    yield entry
    if (--left === 0) return
  }
}
