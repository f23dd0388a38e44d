/**
 * What people and hirers wrote, once, by (kind, key, offset of the event that brought it): profiles, postings, messages to members. As
 * JSON, which costs nearly nothing where the text was made for the thread that standardizes.
 */
import type { Offset } from '../../domain/ids.ts'
import { prefixEnd } from '../../events/record-key.ts'
import type { Reader, Transaction } from '../../events/records.ts'
import { identified, type Kind, setVersion } from './keys.ts'
import { headIn, payloadIn, payloadRow } from './payload-row.ts'

export type PayloadKind = Kind | 'message'

export const payloadTable = 'payloads'

export interface PayloadMore {
  /** The text of the payload, where the caller has it already. */
  readonly json?: string | undefined
  /** What lists show of it: kept apart, so that it is read without the rest. */
  readonly head?: object
}

/** A profile or posting written is the current one from then on. */
export function putPayload(
  transaction: Transaction,
  kind: PayloadKind,
  key: number,
  version: Offset,
  payload: unknown,
  { json = JSON.stringify(payload), head }: PayloadMore = {},
): void {
  transaction.put(payloadTable, [kind, key, version], payloadRow(head === undefined ? '' : JSON.stringify(head), json))
  if (kind !== 'message') setVersion(transaction, kind, key, version)
}

/** The current version where none is named; a message is always named. */
export function payload<T>(reader: Reader, kind: PayloadKind, key: number, version?: Offset): T | undefined {
  const wanted = version ?? (kind === 'message' ? undefined : identified(reader, kind, key)?.version)
  const row = wanted === undefined || wanted === 0 ? undefined : reader.get<T | Uint8Array>(payloadTable, [kind, key, wanted])
  return row === undefined ? undefined : payloadIn(row)
}

/** Undefined also where the payload was written without a head. */
export function payloadHead<Head>(reader: Reader, kind: PayloadKind, key: number, version: Offset): Head | undefined {
  return headIn(reader.get(payloadTable, [kind, key, version]))
}

/** Every version, oldest first. */
export function* payloadVersions<T>(
  reader: Reader,
  kind: PayloadKind,
  key: number,
): Generator<{ readonly version: Offset; readonly payload: T }> {
  for (const { key: row, value } of reader.range<T | Uint8Array>(payloadTable, { from: [kind, key], to: prefixEnd([kind, key]) })) {
    yield { version: (row as readonly [string, number, Offset])[2], payload: payloadIn(value) }
  }
}

/** Nothing is current any more; the versions stay for old pages, and so that an erasure still knows who is named where. */
export function withdrawPayload(transaction: Transaction, kind: Kind, key: number): void {
  setVersion(transaction, kind, key, 0 as Offset)
}

export function removePayloads(transaction: Transaction, kind: PayloadKind, key: number): void {
  const versions = [...payloadVersions(transaction, kind, key)]
  for (const { version } of versions) transaction.remove(payloadTable, [kind, key, version])
}
