/**
 * Reads the pages that a training wants: a feature that a page was logged without is taken from a backfill, where there is one. The log
 * is read in two passes, so that only the pages that are kept lie in memory, in columns.
 */
import type { Event, Stored } from '../domain/event.ts'
import type { Offset, Timestamp } from '../domain/ids.ts'
import type { EventLog } from '../events/event-log.ts'
import type { BackfillColumn } from './backfill-column.ts'
import { maturityMs } from './label.ts'
import { Outcomes } from './outcomes.ts'
import { PageColumns } from './page-columns.ts'
import type { PagesWanted, ReadProgress, TrainingPages } from './training-pages.ts'

export interface PageSource {
  readonly log: Pick<EventLog, 'read' | 'end'>
  /** Names of a feature set by its hash; undefined for one that is not kept. */
  featureNames(featureSet: string): Promise<readonly string[] | undefined>
  readonly backfills?: readonly BackfillColumn[]
}

export async function readTrainingPages(source: PageSource, wanted: PagesWanted, progress: ReadProgress): Promise<TrainingPages> {
  const end = source.log.end()
  const outcomes = new Outcomes()
  const offsets: Offset[] = []
  const ats: Timestamp[] = []
  let now = 0 as Timestamp
  for await (const stored of source.log.read(0 as Offset, end)) {
    outcomes.note(stored)
    now = Math.max(now, stored.event.at) as Timestamp
    if (isWanted(stored, wanted)) {
      offsets.push(stored.offset)
      ats.push(stored.event.at)
    }
    if (stored.offset % 1000 === 0) progress(stored.offset / 2, end)
  }
  const mature = offsets.filter((_, i) => ats[i]! <= now - maturityMs).slice(-wanted.mostPages)
  const builder = new PageColumns(wanted, outcomes, source.backfills ?? [])
  const kept = new Set<Offset>(mature)
  for await (const { offset, event } of source.log.read(mature[0] === undefined ? end : ((mature[0] - 1) as Offset), end)) {
    if (event.type === 'page-shown' && kept.has(offset)) builder.add(event, offset, await source.featureNames(event.featureSet))
    if (offset % 1000 === 0) progress((end + offset) / 2, end)
  }
  progress(end, end)
  return builder.finish(end)
}

function isWanted({ event }: Stored<Event>, { channels }: PagesWanted): boolean {
  return event.type === 'page-shown' && channels.includes(event.channel) && event.items.keys.length > 0
}
