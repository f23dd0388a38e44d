/** The two indexes, people and jobs, as one thing that follows the log. */
import type { EmbeddedStore } from '../adapters/embedded/embedded-store.ts'
import { SnapshotDirectory } from '../adapters/files/snapshot-directory.ts'
import { openIndex } from '../adapters/workers/open-index.ts'
import type { Offset } from '../domain/ids.ts'
import type { Term } from '../domain/term.ts'
import { documentSource } from './document-source.ts'
import { IndexKeeper } from './index-keeper.ts'
import type { CheckedOptions } from './options.ts'
import type { Committed } from './recorder.ts'
import type { WorkBoard } from './work-board.ts'

export interface IndexSnapshots {
  readonly members: SnapshotDirectory
  readonly jobs: SnapshotDirectory
}

/** Their reading begins here, so that other parts can be loaded meanwhile. */
export async function snapshotsReadAhead(directory: string): Promise<IndexSnapshots> {
  const snapshots = { members: new SnapshotDirectory(`${directory}/members`), jobs: new SnapshotDirectory(`${directory}/jobs`) }
  await Promise.all([snapshots.members.readAhead(), snapshots.jobs.readAhead()])
  return snapshots
}

export class Indexes {
  readonly members: IndexKeeper
  readonly jobs: IndexKeeper
  readonly #board: WorkBoard
  readonly #store: EmbeddedStore
  /** Snapshots are written one after the other: one asked for after a change must hold it, so it cannot share an earlier one. */
  #snapshotting: Promise<unknown> = Promise.resolve()

  constructor(
    store: EmbeddedStore,
    snapshots: IndexSnapshots,
    marketplace: Term,
    board: WorkBoard,
    { workers, onFailure }: CheckedOptions,
  ) {
    this.#store = store
    this.#board = board
    const keeper = (kind: 'member' | 'job', threads: number) =>
      new IndexKeeper({
        index: openIndex({ workers: threads, marketplace, onFailure }),
        snapshots: snapshots[`${kind}s`],
        source: documentSource(store, kind, () => store.log.end()),
        onDamage: onFailure,
      })
    this.members = keeper('member', workers)
    // Jobs are a fraction of people: one thread keeps up, and none is spent where people have none.
    this.jobs = keeper('job', Math.min(workers, 1))
  }

  async open(): Promise<void> {
    await this.#fill('Opening the index', (keeper, step) => keeper.open(step))
  }

  /** Everything from the store, as if no snapshot had ever been. */
  async refill(): Promise<void> {
    await this.#fill('Filling the index', (keeper, step) => keeper.refill(step))
  }

  /** Events that touch no document, the most by far, cost the shards nothing. */
  committed({ offset, members, jobs }: Committed): void {
    if (members.upserts.length + members.removals.length > 0) this.members.feed({ ...members, offset })
    if (jobs.upserts.length + jobs.removals.length > 0) this.jobs.feed({ ...jobs, offset })
  }

  async visible(offset: Offset): Promise<void> {
    await Promise.all([this.members.reached(offset), this.jobs.reached(offset)])
  }

  snapshot(): Promise<Offset> {
    const written = this.#snapshotting.then(() => this.#snapshot())
    this.#snapshotting = written.catch(() => undefined)
    return written
  }

  async dropSnapshots(): Promise<void> {
    await this.#snapshotting
    await Promise.all([this.members.dropSnapshots(), this.jobs.dropSnapshots()])
  }

  async close(): Promise<void> {
    await this.#snapshotting
    await Promise.all([this.members.close(), this.jobs.close()])
  }

  async #snapshot(): Promise<Offset> {
    const offset = this.#store.log.end()
    await this.#board.run('Writing the index', async (progress) => {
      progress.step(0, 2)
      await this.members.snapshot()
      progress.step(1)
      await this.jobs.snapshot()
    })
    return offset
  }

  async #fill(name: string, fill: (keeper: IndexKeeper, step: (documents: number) => void) => Promise<void>): Promise<void> {
    await this.#board.run(name, async (progress) => {
      let people = 0
      await fill(this.members, (documents) => {
        people = documents
        progress.step(documents)
      })
      await fill(this.jobs, (documents) => progress.step(people + documents))
    })
  }
}
