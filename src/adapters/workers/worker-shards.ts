/** Shards in a worker thread. When the thread ends, its calls fail and its shards stay missing until the index is opened again. */
import { Worker } from 'node:worker_threads'
import type { PackedChange } from '../../search/packed-change.ts'
import type { Deadline, OnHits, SearchRequest, SearchResult } from '../../search/searcher.ts'
import type { AudienceMeasure, ShardBytes, ShardHost, ShardSizes } from '../../search/shard-host.ts'
import type { TermCounts } from '../../search/term-counts.ts'
import type { ShardAnswer, ShardCall, ShardMessage, ShardWorkerData } from './messages.ts'
import { buffersOf } from './transferable.ts'

interface Pending {
  readonly onHits?: OnHits | undefined
  resolve(value: never): void
  reject(reason: unknown): void
}

/** The compiled entry lies beside this file, with this file's extension. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './shard-worker.ts' : './shard-worker.js', import.meta.url)

/** Answers die young, and a collection halts the search: with the usual 8 MB at a time, one request in thirty waits for one. */
const maxYoungGenerationSizeMb = 96

export class WorkerShards implements ShardHost {
  readonly shards: readonly number[]
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #lastId = 0
  #ended: Error | undefined

  constructor(data: ShardWorkerData) {
    this.shards = data.shards
    this.#worker = new Worker(entry, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb } })
    this.#worker.on('message', (answer: ShardAnswer) => this.#settle(answer))
    this.#worker.on('error', (cause) => this.#end(cause))
    this.#worker.on('exit', (code) => this.#end(new Error(`it exited with code ${code}`)))
  }

  async search(request: SearchRequest, deadline: Deadline, onHits?: OnHits): Promise<SearchResult> {
    const call: ShardCall = { type: 'search', request, leftMs: deadline.left(), hitsFirst: onHits !== undefined }
    let first: SearchResult | undefined
    const answer = await this.#call<SearchResult>(call, [], (found) => {
      first = found
      onHits?.(found)
    })
    return first === undefined ? answer : { ...answer, hits: first.hits }
  }

  apply(change: PackedChange): Promise<number> {
    return this.#call({ type: 'apply', change }, buffersOf(change))
  }

  measure(): Promise<AudienceMeasure> {
    return this.#call({ type: 'measure' })
  }

  fold(meanLength: number): Promise<{ readonly counts: TermCounts; readonly sizes: ShardSizes }> {
    return this.#call({ type: 'fold', meanLength })
  }

  freeze(): Promise<void> {
    return this.#call({ type: 'freeze' })
  }

  part(shard: number): Promise<Uint8Array> {
    return this.#call({ type: 'part', shard })
  }

  prepare(shard: number, part: ShardBytes): Promise<{ readonly offset: number }> {
    return this.#call({ type: 'prepare', shard, part }, buffersOf(part.bytes))
  }

  commit(): Promise<ShardSizes> {
    return this.#call({ type: 'commit' })
  }

  discard(): Promise<void> {
    return this.#call({ type: 'discard' })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #call<T>(call: ShardCall, transfer: ArrayBuffer[] = [], onHits?: OnHits): Promise<T> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    return new Promise<T>((resolve, reject) => {
      const message: ShardMessage = { id: ++this.#lastId, call }
      this.#pending.set(message.id, { resolve, reject, onHits })
      this.#worker.postMessage(message, transfer)
    })
  }

  #settle(answer: ShardAnswer): void {
    const pending = this.#pending.get(answer.id)
    if ('found' in answer) {
      pending?.onHits?.(answer.found)
      return
    }
    this.#pending.delete(answer.id)
    if ('error' in answer) pending?.reject(answer.error)
    else pending?.resolve(answer.value as never)
  }

  #end(cause: Error): void {
    this.#ended ??= new Error(`the search worker of shards ${this.shards.join(', ')} has ended; reopen the index`, { cause })
    for (const { reject } of this.#pending.values()) reject(this.#ended)
    this.#pending.clear()
  }
}
