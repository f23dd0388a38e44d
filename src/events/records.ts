/** Records: named tables of the transactional store, as projections and doors see them. Keys order part by part, numbers before strings; an array of one part is that part. */

export type RecordKey = string | number | readonly (string | number)[]

/** Parts of a record, by key, down to those that are no objects; of a list the same parts of every item. */
export interface Wanted {
  readonly [key: string]: true | Wanted
}

/** What a value shows of itself where those parts are read. */
export type Parts<T, W> = W extends true
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Parts<Item, W>[]
    : { readonly [Key in keyof T as Key extends keyof W ? Key : never]: Parts<T[Key], W[Key & keyof W]> }

export interface Reader {
  get<T>(table: string, key: RecordKey): T | undefined
  /** A record of which no more need be decoded than these parts. */
  parts<T, W extends Wanted>(table: string, key: RecordKey, wanted: W): Parts<T, W> | undefined
  /** Raw bytes of a table of binaries; valid until the next read or write. */
  bytes(table: string, key: RecordKey): Uint8Array | undefined
  /** Entries with from ≤ key < to, ascending (descending with `reverse`: from is then the upper end, inclusive). */
  range<T>(
    table: string,
    range?: { from?: RecordKey; to?: RecordKey; reverse?: boolean; limit?: number },
  ): Iterable<{ key: RecordKey; value: T }>
}

export interface Transaction extends Reader {
  put(table: string, key: RecordKey, value: unknown): void
  remove(table: string, key: RecordKey): void
  clear(table: string): void
}

/** Tables with transactions: what `work` wrote is kept whole when the promise resolves, and not at all where `work` throws. One transaction at a time. */
export interface Records extends Reader {
  transact<T>(work: (transaction: Transaction) => T): Promise<T>
}
