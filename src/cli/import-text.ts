/** What became of imported files, as lines for a terminal. */
import type { ImportReport } from '../http/contract/import.ts'

/** What the first rows would become. */
export function previewLines({ preview }: ImportReport): readonly string[] {
  return preview.map(({ row, subject, item }) => `row ${row} → ${subject.slice(0, -1)} ${JSON.stringify(item)}`)
}

export function reportLines({ problems, flagged, ignored, ...counts }: ImportReport, isPreview: boolean): readonly string[] {
  const skipped = Object.entries(ignored).map(([field, count]) => `${field} ${count}×`)
  return [
    ...problems.map(
      ({ field, message, remedy, count, rows }) => `refused ${count}: ${field} ${message}; ${remedy} (${rowsText(rows, count)})`,
    ),
    ...flagged.map(({ flag, field, count, rows }) => `hidden text in ${count}: ${flag} in ${field}, not read (${rowsText(rows, count)})`),
    ...(skipped.length > 0 ? [`read over: ${skipped.join(', ')}`] : []),
    countsText(counts, isPreview),
  ]
}

export function totalText(reports: readonly ImportReport[], isPreview: boolean): string {
  const sum = (name: 'rows' | 'accepted' | 'refused' | 'blank') => reports.reduce((total, report) => total + report[name], 0)
  const counts = { rows: sum('rows'), accepted: sum('accepted'), refused: sum('refused'), blank: sum('blank') }
  return `${reports.length} files, ${countsText(counts, isPreview)}`
}

type Counts = Pick<ImportReport, 'rows' | 'accepted' | 'refused' | 'blank'>

function countsText({ rows, accepted, refused, blank }: Counts, isPreview: boolean): string {
  const taken = `${accepted} ${isPreview ? 'would be taken' : 'taken'}, ${refused} refused`
  return `${rows} ${rows === 1 ? 'row' : 'rows'}: ${taken}${blank > 0 ? `; ${blank} blank skipped` : ''}`
}

const rowsShown = 5

function rowsText(rows: readonly number[], count: number): string {
  return `row ${rows.slice(0, rowsShown).join(', ')}${count > rowsShown ? ', …' : ''}`
}
