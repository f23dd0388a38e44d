/** What became of the rows of a file, counted while they pass. Bounded: reasons are kept by kind with the first rows of each. */
import type { IgnoredFields, ImportItem, ImportRow } from '../../adapters/files/import-row.ts'
import type { ImportFormat } from '../../adapters/files/import-rows.ts'
import type { Problem } from '../../adapters/files/json-problem.ts'
import { rowFlags } from '../../adapters/files/row-flags.ts'
import type { FlaggedText } from '../../domain/text-flag.ts'
import type { ImportReport } from '../contract/import.ts'

const maxReasons = 100
const maxRowsShown = 20
const maxIgnored = 200

/** Checkpoints of earlier versions count no flags and no blank records. */
export type Tally = Pick<ImportReport, 'rows' | 'accepted' | 'refused' | 'problems' | 'ignored'> &
  Partial<Pick<ImportReport, 'flagged' | 'blank'>>

export function emptyTally(): Tally {
  return { rows: 0, accepted: 0, refused: 0, problems: [], ignored: {}, flagged: [], blank: 0 }
}

export function countAccepted(tally: Tally, item: ImportItem & { readonly row: number }): void {
  tally.rows++
  tally.accepted++
  countIgnored(tally, item.ignored)
  for (const flagged of rowFlags(item)) countFlagged(tally, item.row, flagged)
}

function countIgnored(tally: Tally, ignored: IgnoredFields): void {
  for (const [field, count] of Object.entries(ignored)) {
    const isKnown = Object.hasOwn(tally.ignored, field)
    if (isKnown || Object.keys(tally.ignored).length < maxIgnored) tally.ignored[field] = (isKnown ? tally.ignored[field]! : 0) + count
  }
}

function countFlagged(tally: Tally, row: number, { flag, field: path }: FlaggedText): void {
  tally.flagged ??= []
  const field = withoutIndex(path)
  const known = tally.flagged.find((each) => each.flag === flag && each.field === field)
  if (known === undefined) tally.flagged.push({ flag, field, count: 1, rows: [row] })
  else if (known.count++ < maxRowsShown) known.rows.push(row)
}

export function countBlank(tally: Tally): void {
  tally.blank = (tally.blank ?? 0) + 1
}

export function countRefused(tally: Tally, row: number, problem: Problem): void {
  tally.rows++
  tally.refused++
  const field = withoutIndex(problem.field)
  const known = tally.problems.find((each) => each.field === field && each.message === problem.message)
  if (known) {
    known.count++
    if (known.rows.length < maxRowsShown) known.rows.push(row)
  } else if (tally.problems.length < maxReasons) {
    tally.problems.push({ ...problem, field, count: 1, rows: [row] })
  }
}

export function previewOf(row: ImportRow): ImportReport['preview'] {
  if (row.subject === 'none' || row.subject === 'blank') return []
  return [{ row: row.row, subject: row.subject, item: row.subject === 'members' ? row.member : row.job }]
}

export function reportOf(
  about: { id: string; format: ImportFormat },
  tally: Tally,
  preview: ImportReport['preview'],
  finished: boolean,
): ImportReport {
  return { id: about.id, format: about.format, flagged: [], blank: 0, ...structuredClone(tally), preview, finished }
}

/** `positions[0].title` and `positions[3].title` are one kind of place. */
function withoutIndex(path: string): string {
  return path.replace(/\[\d+\]/g, '[]')
}
