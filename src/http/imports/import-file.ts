/** Brings a file of people or jobs in: in batches, each recorded whole or not at all, resumable after a crash at any point. */
import type { ImportItem, ImportRow } from '../../adapters/files/import-row.ts'
import { type ImportSource, readRows } from '../../adapters/files/import-rows.ts'
import { problemOfError } from '../../adapters/files/json-problem.ts'
import type { EventInput, LongWork, Platform } from '../../platform/platform.ts'
import type { ImportReport } from '../contract/import.ts'
import { type Checkpoint, finishedCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { countAccepted, countBlank, countRefused, emptyTally, previewOf, reportOf, type Tally } from './report.ts'

const batchSize = 500
const previewSize = 20

type Recorder = Pick<Platform, 'record'>
type Checker = Pick<Platform, 'check'>
/** Takes events whole or refuses them whole. */
type Take = (events: readonly EventInput[]) => Promise<unknown>
type Acceptable = ImportItem & { readonly row: number }

export interface ImportFile extends ImportSource {
  readonly id: string
  readonly name: string
}

export interface ImportRun {
  /** Where checkpoints lie. */
  readonly directory: string
  /** Begin again where an unfinished import of the same file stopped; true by default. */
  readonly resume?: boolean
  readonly signal?: AbortSignal
  readonly progress?: (work: LongWork) => void
}

/** Reads the whole file and writes nothing: what the first rows would become, and every reason for which they would be refused. */
export async function previewImport(platform: Checker, file: ImportFile): Promise<ImportReport> {
  const tally = emptyTally()
  const preview: ImportReport['preview'] = []
  for await (const batch of batchesOf(readRows(file), 0)) {
    const taken = await takeBatch((events) => platform.check(events), batch, tally)
    for (const row of taken.slice(0, previewSize - preview.length)) preview.push(...previewOf(row))
  }
  return reportOf(file, tally, preview, true)
}

/** Resolves with `finished` false where the signal stopped it; a later call goes on from there. */
export async function importFile(platform: Recorder, file: ImportFile, run: ImportRun): Promise<ImportReport> {
  let checkpoint = await startOf(file, run)
  for await (const batch of batchesOf(readRows(file), checkpoint.lastRow)) {
    if (run.signal?.aborted) return reportOf(file, checkpoint.tally, [], false)
    await takeBatch((events) => platform.record(events), batch, checkpoint.tally)
    checkpoint = { ...checkpoint, lastRow: batch.at(-1)!.row }
    await writeCheckpoint(run.directory, checkpoint)
    run.progress?.({ name: file.name, done: checkpoint.tally.rows, total: 0, finished: false })
  }
  const { rows } = checkpoint.tally
  await writeCheckpoint(run.directory, finishedCheckpoint(checkpoint))
  run.progress?.({ name: file.name, done: rows, total: rows, finished: true })
  return reportOf(file, checkpoint.tally, [], true)
}

async function startOf(file: ImportFile, { directory, resume = true }: ImportRun): Promise<Checkpoint> {
  const earlier = resume ? await readCheckpoint(directory, file.id) : undefined
  if (earlier && !earlier.finished) return earlier
  const { id, format, subject, name } = file
  return { id, format, ...(subject && { subject }), name, lastRow: 0, tally: emptyTally(), finished: false }
}

async function* batchesOf(rows: AsyncIterable<ImportRow>, after: number): AsyncIterable<ImportRow[]> {
  let batch: ImportRow[] = []
  for await (const row of rows) {
    if (row.row <= after) continue
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What the platform refuses is halved until the row at fault stands alone; the rows beside it are taken. Gives those. */
async function takeBatch(take: Take, batch: readonly ImportRow[], tally: Tally): Promise<readonly Acceptable[]> {
  const accepted: Acceptable[] = []
  for (const row of batch) {
    if (row.subject === 'blank') countBlank(tally)
    else if (row.subject === 'none') countRefused(tally, row.row, row.problem)
    else accepted.push(row)
  }
  return takeRows(take, accepted, tally)
}

async function takeRows(take: Take, rows: readonly Acceptable[], tally: Tally): Promise<readonly Acceptable[]> {
  if (rows.length === 0) return []
  try {
    await take(rows.map(eventOf))
  } catch (error) {
    const problem = problemOfError(error)
    if (!problem) throw error
    if (rows.length === 1) {
      countRefused(tally, rows[0]!.row, problem)
      return []
    }
    const middle = rows.length >> 1
    const first = await takeRows(take, rows.slice(0, middle), tally)
    return [...first, ...(await takeRows(take, rows.slice(middle), tally))]
  }
  for (const row of rows) countAccepted(tally, row)
  return rows
}

function eventOf(item: ImportItem): EventInput {
  return item.subject === 'members' ? { type: 'member-upserted', member: item.member } : { type: 'job-upserted', job: item.job }
}
