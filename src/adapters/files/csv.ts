/** CSV with a header, one member or job a record, read as a stream. Unknown columns are ignored and counted. */
import { CsvError, parse } from 'csv-parse'
import { type Cells, jobColumns, memberColumns } from './csv-columns.ts'
import { jobOfCells } from './csv-job.ts'
import { memberOfCells } from './csv-member.ts'
import { type ImportItem, type ImportRow, rowOf, type Subject } from './import-row.ts'
import { refusal } from './json-problem.ts'
import { inspectText } from './json-text.ts'

const known: Readonly<Record<Subject, ReadonlySet<string>>> = { members: new Set(memberColumns), jobs: new Set(jobColumns) }

/** `subject` is what records without a `type` column hold. A fault of the form ends the file: what follows cannot be told apart. */
export async function* readCsv(source: AsyncIterable<Uint8Array>, subject?: Subject): AsyncIterable<ImportRow> {
  let row = 0
  try {
    for await (const cells of recordsOf(source)) {
      row++
      yield rowOf(row, () => itemOf(cells, subject))
    }
  } catch (error) {
    const problem = formProblem(error)
    if (!problem) throw error
    yield { row: row + 1, subject: 'none', problem }
  }
}

function formProblem(error: unknown): { field: string; message: string; remedy: string } | undefined {
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return { field: 'body', message: 'is not valid UTF-8; reading stopped here', remedy: 'save the file as UTF-8' }
  }
  if (!(error instanceof CsvError)) return undefined
  return {
    field: 'body',
    message: `is not well-formed CSV (${error.code}); reading stopped here`,
    remedy: 'check quotes and the number of cells',
  }
}

async function* recordsOf(source: AsyncIterable<Uint8Array>): AsyncIterable<Cells> {
  const parser = parse({ columns: headerOf, bom: true, skip_empty_lines: true, max_record_size: 1_048_576, relax_column_count_less: true })
  const feeding = feed(source, parser)
  feeding.catch((error: Error) => parser.destroy(error))
  for await (const record of parser) yield record as Cells
  await feeding
}

/** Invalid UTF-8 is refused, where csv-parse alone would put replacement characters. */
async function feed(source: AsyncIterable<Uint8Array>, parser: ReturnType<typeof parse>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of source) {
    if (parser.destroyed) return
    if (!parser.write(decoder.decode(chunk, { stream: true }))) await drained(parser)
  }
  if (!parser.destroyed) parser.end(decoder.decode())
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      parser.off('drain', settle).off('close', settle).off('error', settle)
      error ? reject(error) : resolve()
    }
    parser.on('drain', settle).on('close', settle).on('error', settle)
  })
}

function headerOf(names: readonly string[]): string[] {
  return names.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
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
