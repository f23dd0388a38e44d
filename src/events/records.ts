/** Records: named tables of the transactional store, as projections and doors see them. Keys order part by part, numbers before strings; an array of one part is that part. */

export type RecordKey = string | number | readonly (string | number)[]

export interface Reader {
  get<T>(table: string, key: RecordKey): T | undefined
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
