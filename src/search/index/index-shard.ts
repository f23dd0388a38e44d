/**
 * A share of the index: an immutable base and the live documents since the last fold. A changed document is struck out
 * where it stood and appended to the live ones; a search sees both. What a search does with them stands in `search-shard.ts`.
 */
import type { Term } from '../../domain/term.ts'
import { clearBit, countBits, hasBit } from '../../math/bitset.ts'
import { UintTable } from '../../math/uint-table.ts'
import type { IndexDocument } from '../index-document.ts'
import { type BaseSegment, emptyBase } from './base-segment.ts'
import { foldSegments } from './fold.ts'
import { LiveSegment } from './live-segment.ts'
import { measureAudience, type Segment } from './segment.ts'

export interface ShardContent {
  readonly base: BaseSegment
  readonly live: LiveSegment
  readonly meanLength: number
  readonly offset: number
}

export class IndexShard {
  #base: BaseSegment = emptyBase()
  #live = new LiveSegment(0)
  #meanLength = 0
  #offset = 0
  /** Key → twice the document id, plus 1 where it is live; keys of removed documents stay until the next fold. */
  #places = new UintTable()
  #documents = 0
  /** By type index, the largest term number seen. */
  readonly #largest = new Uint32Array(32)

  get segments(): readonly [BaseSegment, LiveSegment] {
    return [this.#base, this.#live]
  }

  get offset(): number {
    return this.#offset
  }

  /** Documents that are alive, whoever may see them. */
  get documents(): number {
    return this.#documents
  }

  get largestNumbers(): Uint32Array {
    return this.#largest
  }

  get content(): ShardContent {
    return { base: this.#base, live: this.#live, meanLength: this.#meanLength, offset: this.#offset }
  }

  reach(offset: number): void {
    this.#offset = offset
  }

  upsert(document: IndexDocument): void {
    this.remove(document.key)
    this.#places.set(document.key, this.#live.append(document) * 2 + 1)
    this.#documents++
    this.#noteTerms(document.terms)
  }

  remove(key: number): void {
    const place = this.placeOf(key)
    if (place === undefined) return
    clearBit(place.segment.alive, place.document)
    this.#documents--
  }

  placeOf(key: number): { readonly segment: Segment; readonly document: number } | undefined {
    const place = this.#places.get(key)
    if (place === undefined) return undefined
    const segment = place & 1 ? this.#live : this.#base
    return hasBit(segment.alive, place >>> 1) ? { segment, document: place >>> 1 } : undefined
  }

  measure(audience: Term): { readonly documents: number; readonly length: number } {
    const [base, live] = this.segments.map((segment) => measureAudience(segment, audience))
    return { documents: base.documents + live.documents, length: base.length + live.length }
  }

  fold(meanLength: number): void {
    const base = foldSegments(this.#base, this.#live, meanLength)
    this.replace({ base, live: new LiveSegment(meanLength), meanLength, offset: this.#offset })
  }

  replace({ base, live, meanLength, offset }: ShardContent): void {
    this.#base = base
    this.#live = live
    this.#meanLength = meanLength
    this.#offset = offset
    this.#documents = countBits(base.alive) + countBits(live.alive)
    this.#places = new UintTable(base.columns.size + live.columns.size)
    this.#notePlaces(base, 0)
    this.#notePlaces(live, 1)
    this.#noteTerms(base.base.arrays.terms)
    this.#noteTerms(live.columns.terms.subarray(0, live.columns.termOffsets[live.columns.size]))
  }

  #noteTerms(terms: Uint32Array): void {
    for (let i = 0; i < terms.length; i++) {
      const type = terms[i] >>> 27
      const number = terms[i] & 0x7ffffff
      if (number > this.#largest[type]) this.#largest[type] = number
    }
  }

  #notePlaces({ columns, alive }: Segment, isLive: number): void {
    for (let document = 0; document < columns.size; document++) {
      if (hasBit(alive, document)) this.#places.set(columns.keys[document], document * 2 + isLive)
    }
  }
}
