/**
 * Current index documents as numbers, by key, and the order in which they changed: an index that holds everything up to an
 * offset asks for what changed behind it.
 */
import type { Offset } from '../../domain/ids.ts'
import type { Term } from '../../domain/term.ts'
import type { Reader, Transaction } from '../../events/records.ts'
import type { ForwardColumns } from '../../search/index/forward-columns.ts'
import type { IndexDocument } from '../../search/index-document.ts'
import { appendPacked, documentVersion, packDocument, termsAmong, unpackDocument } from './document-codec.ts'
import type { Kind } from './keys.ts'

export const documentTables = [
  'member-documents',
  'job-documents',
  'member-changes',
  'job-changes',
  'member-removals',
  'job-removals',
] as const

/** `document` absent: removed. */
export interface DocumentChange {
  readonly key: number
  readonly version: Offset
  readonly document?: IndexDocument
}

export function document(reader: Reader, kind: Kind, key: number): IndexDocument | undefined {
  const bytes = reader.bytes(`${kind}-documents`, key)
  return bytes === undefined ? undefined : unpackDocument(bytes)
}

/** Appends the documents of those keys that have one, in the order given. */
export function appendDocuments(reader: Reader, kind: Kind, keys: Uint32Array, columns: ForwardColumns): void {
  const table = `${kind}-documents`
  for (const key of keys) {
    const bytes = reader.bytes(table, key)
    if (bytes !== undefined) appendPacked(columns, bytes)
  }
}

/** Those of the given types (`typeBits`), without the rest of the document: each rating needs them. Empty where there is no document. */
export function documentTerms(reader: Reader, kind: Kind, key: number, types: number): readonly Term[] {
  const bytes = reader.bytes(`${kind}-documents`, key)
  return bytes === undefined ? [] : termsAmong(bytes, types)
}

export function putDocument(transaction: Transaction, kind: Kind, stated: IndexDocument): void {
  transaction.put(`${kind}-documents`, stated.key, packDocument(stated))
  transaction.put(`${kind}-changes`, stated.version, stated.key)
}

/** `version` is the offset of the event that took the document away. */
export function removeDocument(transaction: Transaction, kind: Kind, key: number, version: Offset): void {
  transaction.remove(`${kind}-documents`, key)
  transaction.put(`${kind}-removals`, key, version)
  transaction.put(`${kind}-changes`, version, key)
}

/** By key. */
export function* everyDocument(reader: Reader, kind: Kind): Generator<IndexDocument> {
  for (const { value } of reader.range<Uint8Array>(`${kind}-documents`)) yield unpackDocument(value)
}

/** The last change of each document behind `after`, in the order of the log. Earlier ones stay in their table and are passed over. */
export function* documentChanges(reader: Reader, kind: Kind, after: Offset): Generator<DocumentChange> {
  for (const { key: at, value: key } of reader.range<number>(`${kind}-changes`, { from: after + 1 })) {
    const version = at as Offset
    const bytes = reader.bytes(`${kind}-documents`, key)
    if (bytes !== undefined && documentVersion(bytes) === version) yield { key, version, document: unpackDocument(bytes) }
    if (bytes === undefined && reader.get(`${kind}-removals`, key) === version) yield { key, version }
  }
}
