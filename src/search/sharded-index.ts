/**
 * The index as a whole: shards on any number of hosts behind a broker. It sends changes to all hosts in the order given,
 * and decides by count alone when to fold, so that the same changes give the same index however many hosts there are.
 */
import { broker } from './broker.ts'
import { OffsetsReached } from './offsets-reached.ts'
import { packChange } from './packed-change.ts'
import type { IndexChange, IndexSnapshot, SearchIndex, SnapshotPart, TermStatistics } from './search-index.ts'
import type { Deadline, OnHits, Searcher, SearchRequest, SearchResult } from './searcher.ts'
import type { ShardHost, ShardSizes } from './shard-host.ts'
import { shardOf } from './shard-of.ts'
import { frozenParts, loadParts } from './shard-snapshots.ts'
import type { FrozenStatistics } from './snapshot-parts.ts'
import { noStatistics, termStatistics } from './statistics.ts'
import { sumTermCounts } from './term-counts.ts'

export interface FoldPolicy {
  /** Fold when this many documents were appended since the last fold … */
  readonly least: number
  /** … and they are at least this share of the documents folded then. */
  readonly share: number
}

export interface ShardedIndexOptions {
  readonly fold: FoldPolicy
  /** Reasons for partial answers and lost hosts. */
  readonly onFailure: (reason: unknown) => void
}

export class ShardedIndex implements SearchIndex {
  readonly #hosts: readonly ShardHost[]
  readonly #options: ShardedIndexOptions
  readonly #searcher: Searcher
  readonly #documents: Map<ShardHost, number>
  #frozen: FrozenStatistics = noStatistics
  #statistics: TermStatistics = termStatistics(noStatistics)
  #base = 0
  #live = 0
  /** Offset of the last change that was sent, and those that every living host has applied. */
  #sent = 0
  readonly #reached = new OffsetsReached()
  /** Work during which changes are held back: a fold, a freeze, a load. */
  #exclusive: Promise<unknown> | undefined
  #held: IndexChange[] = []
  /** Hosts that end because the index is closed are no failure: the store holds whatever they were at. */
  #isClosed = false

  constructor(hosts: readonly ShardHost[], options: ShardedIndexOptions) {
    this.#hosts = hosts
    this.#options = options
    this.#searcher = broker(
      hosts.map((searcher) => ({ searcher, shards: searcher.shards.length })),
      (reason) => this.#report(reason),
    )
    this.#documents = new Map(hosts.map((host) => [host, 0]))
  }

  get offset(): number {
    return this.#reached.offset
  }

  get documents(): number {
    return [...this.#documents.values()].reduce((sum, count) => sum + count, 0)
  }

  get statistics(): TermStatistics {
    return this.#statistics
  }

  search(request: SearchRequest, deadline: Deadline, onHits?: OnHits): Promise<SearchResult> {
    return this.#searcher.search(request, deadline, onHits)
  }

  apply(change: IndexChange): void {
    if (this.#exclusive !== undefined) this.#held.push(change)
    else this.#send(change)
  }

  /** A change that made a fold due is reached after the fold, and then perhaps after the next one. */
  reached(offset: number): Promise<void> {
    return this.#reached.wait(offset)
  }

  fold(): Promise<void> {
    return this.#alone(() => this.#fold())
  }

  async save(): Promise<IndexSnapshot> {
    const { offset, parts } = await this.saveParts()
    const all: SnapshotPart[] = []
    for await (const part of parts) all.push(part)
    return { offset, parts: all }
  }

  async saveParts(): Promise<{ readonly offset: number; readonly parts: AsyncIterable<SnapshotPart> }> {
    return this.#alone(async () => {
      await Promise.all(this.#hosts.map((host) => host.freeze()))
      return { offset: this.#sent, parts: frozenParts(this.#hosts, this.#frozen, this.#sent) }
    })
  }

  load(snapshot: IndexSnapshot): Promise<void> {
    return this.#alone(() => this.#load(snapshot))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#hosts.map((host) => host.close()))
  }

  #send(change: IndexChange): void {
    this.#sent = change.offset
    this.#live += change.upserts.length
    const applied = this.#hosts.map((host) => this.#sendTo(host, change))
    const folded = this.#isFoldDue() ? this.#alone(() => this.#fold()) : undefined
    void Promise.all([...applied, folded]).then(() => this.#reached.reach(change.offset))
  }

  /** A host that is lost is reported, and the others go on. */
  async #sendTo(host: ShardHost, change: IndexChange): Promise<void> {
    const own = new Set(host.shards)
    const documents = await this.#orReport(host.apply(packChange(change, (key) => own.has(shardOf(key)))))
    if (documents !== undefined) this.#documents.set(host, documents)
  }

  #isFoldDue(): boolean {
    const { least, share } = this.#options.fold
    return this.#live >= Math.max(least, this.#base * share)
  }

  /** Statistics are summed over all shards first, so that all fold with the same. */
  async #fold(): Promise<void> {
    const measures = await this.#ofLiving((host) => host.measure())
    const documents = measures.reduce((sum, measure) => sum + measure.documents, 0)
    const length = measures.reduce((sum, measure) => sum + measure.length, 0)
    const meanLength = documents === 0 ? 0 : length / documents
    const folded = await this.#ofLiving((host) => host.fold(meanLength))
    this.#freezeStatistics({ documents, meanLength, ...sumTermCounts(folded.map(({ counts }) => counts)) })
    this.#noteSizes(folded.map(({ sizes }) => sizes))
  }

  async #load(snapshot: IndexSnapshot): Promise<void> {
    const { statistics, sizes } = await loadParts(this.#hosts, snapshot)
    this.#freezeStatistics(statistics)
    for (const [i, host] of this.#hosts.entries()) this.#documents.set(host, sizes[i].documents)
    this.#noteSizes(sizes)
    this.#sent = snapshot.offset
    this.#reached.restart(snapshot.offset)
  }

  #freezeStatistics(statistics: FrozenStatistics): void {
    this.#frozen = statistics
    this.#statistics = termStatistics(statistics)
  }

  #noteSizes(sizes: readonly ShardSizes[]): void {
    this.#base = sizes.reduce((sum, { base }) => sum + base, 0)
    this.#live = sizes.reduce((sum, { live }) => sum + live, 0)
  }

  /** One exclusive work after another; what was held back meanwhile is sent after it, and may make the next fold due. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#exclusive !== undefined) await this.#exclusive
    const running = work()
    this.#exclusive = running.catch(() => undefined)
    try {
      return await running
    } finally {
      this.#exclusive = undefined
      this.#release()
    }
  }

  #release(): void {
    while (this.#exclusive === undefined) {
      const change = this.#held.shift()
      if (change === undefined) return
      this.#send(change)
    }
  }

  async #ofLiving<T>(ask: (host: ShardHost) => Promise<T>): Promise<readonly T[]> {
    const answers = await Promise.all(this.#hosts.map((host) => this.#orReport(ask(host))))
    return answers.filter((answer) => answer !== undefined)
  }

  async #orReport<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work
    } catch (reason) {
      this.#report(reason)
      return undefined
    }
  }

  #report(reason: unknown): void {
    if (!this.#isClosed) this.#options.onFailure(reason)
  }
}
