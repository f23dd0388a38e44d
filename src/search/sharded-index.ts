/**
 * The index as a whole: shards on any number of hosts behind a broker. It sends changes to all hosts in the order given,
 * and decides by count alone when to fold, so that the same changes give the same index however many hosts there are.
 */
import { broker } from './broker.ts'
import { packChange } from './packed-change.ts'
import type { IndexChange, IndexSnapshot, SearchIndex, SnapshotPart, TermStatistics } from './search-index.ts'
import type { Deadline, RankRequest, Searcher, SearchRequest, SearchResult } from './searcher.ts'
import type { ShardHost, ShardSizes } from './shard-host.ts'
import { shardOf } from './shard-of.ts'
import { decodeStatistics, encodeStatistics, type FrozenStatistics, shardPart, statisticsPart } from './snapshot-parts.ts'
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
  /** Offset of the last change that was sent, and of the last that every living host has applied. */
  #sent = 0
  #reached = 0
  #waiting: { readonly offset: number; readonly resolve: () => void }[] = []
  /** Work during which changes are held back: a fold, a freeze, a load. */
  #exclusive: Promise<unknown> | undefined
  #held: IndexChange[] = []

  constructor(hosts: readonly ShardHost[], options: ShardedIndexOptions) {
    this.#hosts = hosts
    this.#options = options
    this.#searcher = broker(
      hosts.map((searcher) => ({ searcher, shards: searcher.shards.length })),
      options.onFailure,
    )
    this.#documents = new Map(hosts.map((host) => [host, 0]))
  }

  get offset(): number {
    return this.#reached
  }

  get documents(): number {
    return [...this.#documents.values()].reduce((sum, count) => sum + count, 0)
  }

  get statistics(): TermStatistics {
    return this.#statistics
  }

  search(request: SearchRequest, deadline: Deadline): Promise<SearchResult> {
    return this.#searcher.search(request, deadline)
  }

  rank(request: RankRequest, deadline: Deadline): Promise<SearchResult> {
    return this.#searcher.rank(request, deadline)
  }

  apply(change: IndexChange): void {
    if (this.#exclusive !== undefined) this.#held.push(change)
    else this.#send(change)
  }

  async reached(offset: number): Promise<void> {
    if (offset <= this.#reached) return
    return new Promise((resolve) => this.#waiting.push({ offset, resolve }))
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
      return {
        offset: this.#sent,
        parts: frozenParts(this.#hosts, { name: statisticsPart, bytes: encodeStatistics(this.#frozen, this.#sent) }),
      }
    })
  }

  load(snapshot: IndexSnapshot): Promise<void> {
    return this.#alone(() => this.#load(snapshot))
  }

  async close(): Promise<void> {
    await Promise.all(this.#hosts.map((host) => host.close()))
  }

  #send(change: IndexChange): void {
    this.#sent = change.offset
    this.#live += change.upserts.length
    const applied = this.#hosts.map((host) => this.#sendTo(host, change))
    const folded = this.#isFoldDue() ? this.#alone(() => this.#fold()) : undefined
    void Promise.all([...applied, folded]).then(() => this.#reach(change.offset))
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

  async #load({ offset, parts }: IndexSnapshot): Promise<void> {
    const bytesOf = (name: string): Uint8Array => {
      const part = parts.find((one) => one.name === name)
      if (part === undefined) throw new RangeError(`snapshot has no part ${name}; rebuild it from the log`)
      return part.bytes
    }
    try {
      const statistics = decodeStatistics(bytesOf(statisticsPart))
      if (statistics.offset !== offset)
        throw new RangeError(`snapshot part ${statisticsPart} is of offset ${statistics.offset}, not ${offset}`)
      await settleAll(this.#hosts.flatMap((host) => host.shards.map((shard) => prepare(host, shard, bytesOf(shardPart(shard)), offset))))
      this.#freezeStatistics(statistics)
    } catch (damage) {
      await Promise.all(this.#hosts.map((host) => host.discard()))
      throw damage
    }
    const sizes = await Promise.all(this.#hosts.map((host) => host.commit()))
    for (const [i, host] of this.#hosts.entries()) this.#documents.set(host, sizes[i].documents)
    this.#noteSizes(sizes)
    this.#sent = offset
    this.#reached = offset
    this.#reach(offset)
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
      this.#options.onFailure(reason)
      return undefined
    }
  }

  /** A change that made a fold due is reached after the fold, and then perhaps after the next one. */
  #reach(offset: number): void {
    this.#reached = Math.max(this.#reached, offset)
    for (const { resolve } of this.#waiting.filter((one) => one.offset <= this.#reached)) resolve()
    this.#waiting = this.#waiting.filter((one) => one.offset > this.#reached)
  }
}

async function* frozenParts(hosts: readonly ShardHost[], statistics: SnapshotPart): AsyncIterable<SnapshotPart> {
  yield statistics
  for (const host of hosts) {
    for (const shard of host.shards) yield { name: shardPart(shard), bytes: await host.part(shard) }
  }
}

async function prepare(host: ShardHost, shard: number, bytes: Uint8Array, offset: number): Promise<void> {
  const prepared = await host.prepare(shard, bytes)
  if (prepared.offset !== offset) throw new RangeError(`snapshot part ${shardPart(shard)} is of offset ${prepared.offset}, not ${offset}`)
}

/** Waits for all before the first failure is thrown, so that nothing is still under way. */
async function settleAll(work: readonly Promise<void>[]): Promise<void> {
  const answers = await Promise.allSettled(work)
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
}
