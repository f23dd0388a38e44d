/** Documents in the words of another taxonomy: read, stated anew as of the day on which they were stated, and written where no newer one has come. */
import { document } from '../adapters/embedded/documents.ts'
import type { Kind } from '../adapters/embedded/keys.ts'
import { payload } from '../adapters/embedded/payloads.ts'
import type { Offset, Timestamp } from '../domain/ids.ts'
import type { Job } from '../domain/job.ts'
import type { Member } from '../domain/member.ts'
import { numberFields } from '../domain/term.ts'
import { dayMs } from '../domain/time.ts'
import type { Reader } from '../events/records.ts'
import type { IndexDocument } from '../search/index-document.ts'
import type { Statement } from '../standardization/statement.ts'
import type { Standards } from './standards.ts'
import type { StatedAhead } from './states-ahead.ts'

export interface Restatement {
  readonly key: number
  /** Of the document that it takes the place of. */
  readonly version: Offset
  readonly statement: Statement
}

const updatedDay = numberFields.indexOf('updated-day')

/** Of those that are stated now. */
export function restatements(reader: Reader, kind: Kind, keys: readonly number[]): readonly Restatement[] {
  return keys.flatMap((key) => {
    const before = document(reader, kind, key)
    const stated = payload<Member | Job>(reader, kind, key)
    if (before === undefined || stated === undefined) return []
    const at = (before.numbers[updatedDay]! * dayMs) as Timestamp
    return [{ key, version: before.version as Offset, statement: { kind, stated, at } as Statement }]
  })
}

/** `reader` sees all that was written before: what changed since is left as it is, for it speaks the new taxonomy already. */
export function restated(
  reader: Reader,
  kind: Kind,
  all: readonly Restatement[],
  standards: Standards,
  ahead?: StatedAhead,
): readonly IndexDocument[] {
  return all.flatMap(({ key, version, statement }, i) => {
    if (document(reader, kind, key)?.version !== version) return []
    return [{ key, version, ...(ahead?.(i)?.document() ?? standards.numbered(statement)) }]
  })
}
