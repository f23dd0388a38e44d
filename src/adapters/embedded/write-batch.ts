/** What a writer does in one batch: events with everything that belongs to them, kept whole or not at all. Reads see the batch itself and all batches before it. */
import type { Event } from '../../domain/event.ts'
import type { Offset } from '../../domain/ids.ts'
import type { Term } from '../../domain/term.ts'
import type { Reader } from '../../events/records.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import { putTerms } from './dictionary.ts'
import { putDocument, removeDocument } from './documents.ts'
import { assignKey, forgetKey, type Kind } from './keys.ts'
import type { Layer } from './layer.ts'
import { type PayloadKind, type PayloadMore, putPayload, removePayloads, withdrawPayload } from './payloads.ts'
import type { RecordWriter } from './record-writer.ts'
import { erasureTable } from './store-tables.ts'

export class WriteBatch {
  readonly events: Event[] = []
  /** Projections included: they have seen every batch before this one. Read with the functions of `keys`, `payloads`, `documents` and of the projections. */
  readonly reader: Reader
  readonly #layer: Layer
  readonly #first: Offset
  readonly #records: RecordWriter

  constructor(layer: Layer, reader: Reader, first: Offset, records: RecordWriter) {
    this.#records = records
    this.#layer = layer
    this.reader = reader
    this.#first = first
  }

  /** What the next event appended will be given. */
  get nextOffset(): Offset {
    return (this.#first + this.events.length) as Offset
  }

  append(event: Event): Offset {
    const offset = this.nextOffset
    this.#records.add(event)
    this.events.push(event)
    return offset
  }

  /** The key of an id, a new one where the id was never mentioned. */
  keyOf(kind: Kind, id: string): number {
    return assignKey(this.#layer, kind, id)
  }

  putPayload(kind: PayloadKind, key: number, version: Offset, payload: unknown, more?: PayloadMore): void {
    putPayload(this.#layer, kind, key, version, payload, more)
  }

  /** Nothing is current any more: for deletions. The versions stay, so that a later erasure still knows whom queries name. */
  withdrawPayload(kind: Kind, key: number): void {
    withdrawPayload(this.#layer, kind, key)
  }

  /** All versions. Done before an erasure it would keep it from finding the person's name in queries. */
  removePayloads(kind: PayloadKind, key: number): void {
    removePayloads(this.#layer, kind, key)
  }

  forgetKey(kind: Kind, key: number): void {
    forgetKey(this.#layer, kind, key)
  }

  noteErasure(key: number, erasure: object): void {
    this.#layer.put(erasureTable, key, erasure)
  }

  putDocument(kind: Kind, document: IndexDocument): void {
    putDocument(this.#layer, kind, document)
  }

  removeDocument(kind: Kind, key: number, version: Offset): void {
    removeDocument(this.#layer, kind, key, version)
  }

  /** Last in the batch: what `TermDictionary.drainNew` gives is handed over for good. */
  putTerms(entries: Iterable<{ readonly term: Term; readonly value: string }>): void {
    putTerms(this.#layer, entries)
  }
}
