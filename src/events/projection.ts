/**
 * A projection reads events and its own tables, nothing else. It keeps its offset in the transaction that holds its
 * changes, so after a crash it resumes where it stood, and it can be dropped and rebuilt from zero at any time.
 */
import type { Event, Stored } from '../domain/event.ts'
import type { Transaction } from './records.ts'

export interface Projection {
  /** Also the prefix of its tables; the version is raised when its meaning changes, which rebuilds it. */
  readonly name: string
  readonly version: number
  /** Tables it owns: emptied before a rebuild. */
  readonly tables: readonly string[]
  apply(events: readonly Stored<Event>[], transaction: Transaction): void
}
