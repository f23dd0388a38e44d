/**
 * CSV with a header, one member or job a record, read as a stream; cells are parted by commas, or by semicolons where the header
 * is. Unknown columns are ignored and counted, records without a word are skipped. A record with too few or too many cells is
 * refused, and the others go on.
 */
import { CsvError, type Parser, parse } from 'csv-parse'
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
    for await (const record of recordsOf(source)) {
      row++
      if (isBlank(record.cells)) yield { row, subject: 'blank' }
      else yield rowOf(row, () => itemOf(cellsOf(record), subject))
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
    remedy: 'check quotes',
  }
}

interface CsvRecord {
  readonly cells: Cells
  /** Names of the header where the record has another number of cells. */
  readonly uneven: readonly string[] | undefined
}

function isBlank(cells: Cells): boolean {
  return Object.values(cells).every((cell) => cell.trim() === '')
}

function cellsOf({ cells, uneven }: CsvRecord): Cells {
  if (uneven === undefined) return cells
  throw refusal({
    field: 'body',
    message: 'has another number of cells than the header',
    remedy: `give ${uneven.length} cells, and put one that holds a separator in quotes`,
  })
}

/** Records are taken before the parser would buffer them, so that those before a fault are not lost with it. */
async function* recordsOf(source: AsyncIterable<Uint8Array>): AsyncIterable<CsvRecord> {
  const records: CsvRecord[] = []
  let fault: Error | undefined
  let parser: Parser | undefined
  for await (const text of withWholeHeader(textsOf(source))) {
    parser ??= openParser(text ?? '', (record) => void records.push(record)).on('error', (error) => {
      fault = error
    })
    const open = parser
    await new Promise<void>((resolve) => (text === undefined ? open.end(() => resolve()) : open.write(text, () => resolve())))
    yield* records.splice(0)
    if (fault) throw fault
  }
}

/** A quote inside a cell that is not quoted is a quote: 5" pipe. Lines may end in either way, and in both in one file. */
function openParser(start: string, take: (record: CsvRecord) => void): Parser {
  let header: readonly string[] = []
  const parser = parse({
    columns: (names: string[]) => {
      header = headerOf(names)
      return [...header]
    },
    bom: true,
    delimiter: delimiterOf(start),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_048_576,
    on_record: (cells: Cells, { error }) => take({ cells, uneven: error === undefined ? undefined : header }),
  })
  return parser.resume()
}

function delimiterOf(start: string): ',' | ';' {
  const [header = ''] = start.split(/[\r\n]/, 1)
  return header.split(';').length > header.split(',').length ? ';' : ','
}

const longestHeader = 65_536

/** The first text holds the first line whole, however the file is cut. */
async function* withWholeHeader(texts: AsyncIterable<string | undefined>): AsyncIterable<string | undefined> {
  let start: string | undefined = ''
  for await (const text of texts) {
    if (start !== undefined) {
      start += text ?? ''
      if (text !== undefined && !/[\r\n]/.test(start) && start.length < longestHeader) continue
      yield start
      start = undefined
      if (text === undefined) yield text
    } else yield text
  }
}

/** Undefined stands for the end. Invalid UTF-8 is refused, where csv-parse alone would put replacement characters. */
async function* textsOf(source: AsyncIterable<Uint8Array>): AsyncIterable<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of source) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
  yield undefined
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
