/**
 * CSV with a header, one member or job a record, read as a stream. Unknown columns are ignored and counted, records without a word
 * are skipped. A record that cannot be read is refused, and the others go on.
 */
import { type Cells, jobColumns, memberColumns } from './csv-columns.ts'
import { jobOfCells } from './csv-job.ts'
import { memberOfCells } from './csv-member.ts'
import { type CsvRecord, formProblem, readCsvRecords } from './csv-records.ts'
import { type ImportItem, type ImportRow, rowOf, type Subject } from './import-row.ts'
import { refusal } from './json-problem.ts'
import { inspectText } from './json-text.ts'

const known: Readonly<Record<Subject, ReadonlySet<string>>> = { members: new Set(memberColumns), jobs: new Set(jobColumns) }

/** `subject` is what records without a `type` column hold. A fault of the form ends the file: what follows cannot be told apart. */
export async function* readCsv(source: AsyncIterable<Uint8Array>, subject?: Subject): AsyncIterable<ImportRow> {
  let row = 0
  try {
    for await (const record of readCsvRecords(source, readHeader)) {
      row++
      if (isBlank(record)) yield { row, subject: 'blank' }
      else yield rowOf(row, () => itemOf(cellsOf(record), subject))
    }
  } catch (error) {
    const problem = formProblem(error)
    if (!problem) throw error
    yield { row: row + 1, subject: 'none', problem }
  }
}

function isBlank({ cells }: CsvRecord): boolean {
  return Object.values(cells).every((cell) => cell.trim() === '')
}

function cellsOf({ cells, problem }: CsvRecord): Cells {
  if (problem === undefined) return cells
  throw refusal(problem)
}

/** Without a header the first record would be taken for it, and lost. Of two columns of one name only one could be read. */
function readHeader(names: readonly string[]): string[] {
  const columns = names.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const told = columns.filter((column) => known.members.has(column) || known.jobs.has(column))
  if (told.length === 0) {
    const remedy = 'begin the file with a line of column names, such as type,id,name,skills'
    throw refusal({ field: 'header', message: 'names no column that is known here', remedy })
  }
  const twice = told.find((column, index) => told.indexOf(column) !== index)
  if (twice === undefined) return columns
  throw refusal({ field: 'header', message: `names the column ${twice} twice`, remedy: 'take one of them out, or give it another name' })
}

function itemOf(cells: Cells, subject: Subject | undefined): ImportItem {
  for (const [column, cell] of Object.entries(cells)) inspectText(cell, [column])
  const kind = kindOf(cells['type'], subject)
  const ignored = Object.fromEntries(Object.keys(cells).flatMap((column) => (known[kind].has(column) ? [] : [[column.slice(0, 80), 1]])))
  return kind === 'members' ? { subject: kind, member: memberOfCells(cells), ignored } : { subject: kind, job: jobOfCells(cells), ignored }
}

function kindOf(type: string | undefined, subject: Subject | undefined): Subject {
  if (type === 'member') return 'members'
  if (type === 'job') return 'jobs'
  if (!type && subject) return subject
  throw refusal({
    field: 'type',
    message: 'does not say what the record holds',
    remedy: 'add a column type with member or job, or state the subject',
  })
}
