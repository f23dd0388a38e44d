/**
 * Keeps one index in step with the log: opens it from the newest whole snapshot, applies what changed since, feeds it every commit,
 * and writes snapshots. A damaged snapshot is reported, dropped, and the index is filled from the store.
 */
import type { SnapshotDirectory } from '../adapters/files/snapshot-directory.ts'
import type { IndexChange, IndexSnapshot, SearchIndex } from '../search/search-index.ts'

export interface DocumentChanges {
  /** Current documents stated after `offset` and keys removed since, in the order of the log; the last change stands at its end. */
  changesSince(offset: number): AsyncIterable<IndexChange>
}

export interface IndexKeeperParts {
  readonly index: SearchIndex
  readonly snapshots: SnapshotDirectory
  readonly source: DocumentChanges
  readonly onDamage: (reason: Error) => void
}

export class IndexKeeper {
  readonly #parts: IndexKeeperParts
  /** Offset of the last change handed to the index: a reader waits for this, not for events that touch no document. */
  #fed = 0
  /** Documents changed since the snapshot on disk. Most events change none, and a snapshot of a million people is a gigabyte. */
  #isBehind = false

  constructor(parts: IndexKeeperParts) {
    this.#parts = parts
  }

  get index(): SearchIndex {
    return this.#parts.index
  }

  /** Brings the index to the end of the log; `step` is called with the documents applied. */
  async open(step: (documents: number) => void): Promise<void> {
    const from = await this.#loadNewest()
    await this.#apply(from, step)
  }

  async refill(step: (documents: number) => void): Promise<void> {
    await this.dropSnapshots()
    await this.#apply(0, step)
  }

  async dropSnapshots(): Promise<void> {
    this.#isBehind = true
    await this.#parts.snapshots.clear()
  }

  feed(change: IndexChange): void {
    this.#fed = Math.max(this.#fed, change.offset)
    this.#isBehind ||= change.upserts.length + change.removals.length > 0
    this.#parts.index.apply(change)
  }

  /** Resolves when every change up to `offset` is visible to a new search. */
  async reached(offset: number): Promise<void> {
    await this.#parts.index.reached(Math.min(offset, this.#fed))
  }

  /** Folds, then writes, where a document changed since the last snapshot. */
  async snapshot(): Promise<void> {
    if (!this.#isBehind) return
    this.#isBehind = false
    try {
      await this.#parts.index.fold()
      await this.#parts.snapshots.write(await this.#parts.index.saveParts())
    } catch (error) {
      this.#isBehind = true
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#parts.index.close()
  }

  async #loadNewest(): Promise<number> {
    const { index, snapshots, onDamage } = this.#parts
    for (const offset of await snapshots.offsets()) {
      const snapshot = await snapshots.read(offset)
      if (await this.#loads(snapshot)) return index.offset
      onDamage(new Error(`the index snapshot at offset ${offset} is damaged; it was dropped and the index is filled from the store`))
      await snapshots.drop(offset)
    }
    return 0
  }

  async #loads(snapshot: IndexSnapshot): Promise<boolean> {
    try {
      await this.#parts.index.load(snapshot)
      return true
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }

  async #apply(from: number, step: (documents: number) => void): Promise<void> {
    let documents = 0
    for await (const change of this.#parts.source.changesSince(from)) {
      this.feed(change)
      documents += change.upserts.length
      await this.#parts.index.reached(change.offset)
      step(documents)
    }
  }
}
