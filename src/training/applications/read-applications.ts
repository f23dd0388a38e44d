/** Reads applications from the log in two passes, so that only those that are kept lie in memory. */
import type { Offset, Timestamp } from '../../domain/ids.ts'
import type { ReadProgress } from '../training-pages.ts'
import { ApplicationColumns } from './application-columns.ts'
import { ApplicationOutcomes } from './application-outcomes.ts'
import type { ApplicationSource, ReadApplications } from './application-rows.ts'

export interface ApplicationsWanted {
  /** Names of the columns; an application logged without one of them has NaN there. */
  readonly columns: readonly string[]
  /** The newest so many are kept. */
  readonly mostApplications: number
}

export async function readApplicationRows(
  source: ApplicationSource,
  wanted: ApplicationsWanted,
  progress: ReadProgress,
): Promise<ReadApplications> {
  const end = source.log.end()
  const outcomes = new ApplicationOutcomes()
  let now = 0 as Timestamp
  for await (const stored of source.log.read(0 as Offset, end)) {
    outcomes.note(stored)
    now = Math.max(now, stored.event.at) as Timestamp
    if (stored.offset % 1000 === 0) progress(stored.offset / 2, end)
  }
  const kept = outcomes.labelled(now).slice(-wanted.mostApplications)
  const columns = new ApplicationColumns(wanted.columns, source.featureNames)
  const byOffset = new Map(kept.map((application) => [application.offset, application]))
  const from = kept[0] === undefined ? end : ((kept[0].offset - 1) as Offset)
  for await (const stored of source.log.read(from, end)) {
    const application = byOffset.get(stored.offset)
    if (application !== undefined) await columns.add(stored.event, application)
    if (stored.offset % 1000 === 0) progress((end + stored.offset) / 2, end)
  }
  progress(end, end)
  return { ...columns.finish(), end, now }
}
