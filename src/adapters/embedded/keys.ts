/**
 * Who stands behind a key: the caller's id and the current version of the payload. Keys are given in order of first mention.
 * The id lies here and in the payload alone, so that erasure can delete it and the key means nobody.
 */
import type { Offset } from '../../domain/ids.ts'
import type { Reader, Transaction } from '../../events/records.ts'

/** Members and jobs count apart. */
export type Kind = 'member' | 'job'

export interface Identified {
  readonly id: string
  /** Offset of the upsert whose payload is current; 0 where there is none. */
  readonly version: Offset
}

export const keyTables = ['member-ids', 'job-ids', 'members', 'jobs', 'next-keys'] as const

export function findKey(reader: Reader, kind: Kind, id: string): number | undefined {
  return reader.get(idsOf(kind), id)
}

/** The key of an id, a new one where the id was never mentioned. */
export function assignKey(transaction: Transaction, kind: Kind, id: string): number {
  const known = findKey(transaction, kind, id)
  if (known !== undefined) return known
  const key = keysGiven(transaction, kind)
  transaction.put('next-keys', kind, key + 1)
  transaction.put(idsOf(kind), id, key)
  transaction.put(tableOf(kind), key, { id, version: 0 })
  return key
}

/** Undefined for an erased member. */
export function identified(reader: Reader, kind: Kind, key: number): Identified | undefined {
  return reader.get(tableOf(kind), key)
}

/** Whether a payload is current: false for one that was only mentioned, was deleted or erased. Costs a short row, not the document. */
export function isStated(reader: Reader, kind: Kind, key: number): boolean {
  return (identified(reader, kind, key)?.version ?? 0) > 0
}

export function setVersion(transaction: Transaction, kind: Kind, key: number, version: Offset): void {
  const known = identified(transaction, kind, key)
  if (known === undefined) throw new RangeError(`no ${kind} has the key ${key}`)
  transaction.put(tableOf(kind), key, { ...known, version })
}

export function forgetKey(transaction: Transaction, kind: Kind, key: number): void {
  const known = identified(transaction, kind, key)
  if (known !== undefined) transaction.remove(idsOf(kind), known.id)
  transaction.remove(tableOf(kind), key)
}

/** Keys are 0 … this − 1. */
export function keysGiven(reader: Reader, kind: Kind): number {
  return reader.get('next-keys', kind) ?? 0
}

/** By key. */
export function* everyIdentified(reader: Reader, kind: Kind): Generator<{ readonly key: number } & Identified> {
  for (const { key, value } of reader.range<Identified>(tableOf(kind))) yield { key: Number(key), ...value }
}

function idsOf(kind: Kind): string {
  return kind === 'member' ? 'member-ids' : 'job-ids'
}

function tableOf(kind: Kind): string {
  return kind === 'member' ? 'members' : 'jobs'
}
