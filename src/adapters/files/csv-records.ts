/**
 * CSV as a stream of records under its header, cells parted by commas, or by semicolons where the header is. Bytes are parted first
 * and read as text cell by cell, so that a byte that is no UTF-8 spoils its own record alone.
 */
import { isUtf8 } from 'node:buffer'
import { CsvError, type Parser, parse } from 'csv-parse'
import type { Cells } from './csv-columns.ts'
import { type Problem, problemOfError, refusal } from './json-problem.ts'

export interface CsvRecord {
  readonly cells: Cells
  /** Why the cells cannot be told. */
  readonly problem: Problem | undefined
}

/** Gives the names of the columns, or refuses the file. */
export type ReadHeader = (names: readonly string[]) => string[]

/** Records are taken before the parser would buffer them, so that those before a fault of the form are not lost with it. */
export async function* readCsvRecords(source: AsyncIterable<Uint8Array>, readHeader: ReadHeader): AsyncIterable<CsvRecord> {
  const records: CsvRecord[] = []
  let fault: Error | undefined
  let parser: Parser | undefined
  for await (const bytes of withWholeHeader(source)) {
    parser ??= openParser(bytes ?? Buffer.alloc(0), readHeader, (record) => void records.push(record)).on('error', (error) => {
      fault = error
    })
    const open = parser
    await new Promise<void>((resolve) => (bytes === undefined ? open.end(() => resolve()) : open.write(bytes, () => resolve())))
    yield* records.splice(0)
    if (fault) throw fault
  }
}

/** Why nothing more can be read; undefined for what is a bug. */
export function formProblem(error: unknown): Problem | undefined {
  if (!(error instanceof CsvError)) return problemOfError(error)
  const field = typeof error.column === 'string' ? error.column : 'body'
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return {
      field,
      message: 'opens a quote that is never closed; reading stopped here',
      remedy: 'close the quote, or double it where it belongs to the text',
    }
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return {
      field,
      message: 'makes the record longer than 1 MB; reading stopped here',
      remedy: 'shorten it, or close the quote that it opens',
    }
  return { field, message: `is not well-formed CSV (${error.code}); reading stopped here`, remedy: 'check quotes' }
}

/** A quote inside a cell that is not quoted is a quote: 5" pipe. Lines may end in either way, and in both in one file. */
function openParser(start: Uint8Array, readHeader: ReadHeader, take: (record: CsvRecord) => void): Parser {
  let header: readonly string[] = []
  const parser = parse({
    columns: (names) => {
      header = readHeader(names.map(headerText))
      return [...header]
    },
    encoding: 'latin1',
    delimiter: delimiterOf(start),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_048_576,
    on_record: (cells: Cells, { error }) => take(recordOf(cells, error === undefined ? undefined : header)),
  })
  return parser.resume()
}

/** The parser was told Latin-1, in which every byte is one character, so that none is lost. */
function textOf(cell: string): string | undefined {
  const bytes = Buffer.from(cell, 'latin1')
  return isUtf8(bytes) ? bytes.toString() : undefined
}

function headerText(name: string): string {
  const text = textOf(name)
  if (text !== undefined) return text
  throw refusal({ field: 'header', message: 'is not valid UTF-8', remedy: 'save the file as UTF-8' })
}

/** `uneven` is the header where the record has another number of cells. */
function recordOf(cells: Cells, uneven: readonly string[] | undefined): CsvRecord {
  const texts: Record<string, string> = {}
  let problem: Problem | undefined = uneven && unevenProblem(uneven.length)
  for (const [column, cell] of Object.entries(cells)) {
    const text = textOf(cell)
    if (text === undefined) problem ??= { field: column, message: 'is not valid UTF-8', remedy: 'save the file as UTF-8' }
    texts[column] = text ?? cell
  }
  return { cells: texts, problem }
}

function unevenProblem(cells: number): Problem {
  const remedy = `give ${cells} cells, and put one that holds a separator in quotes`
  return { field: 'body', message: 'has another number of cells than the header', remedy }
}

function delimiterOf(start: Uint8Array): ',' | ';' {
  const [header = ''] = Buffer.from(start)
    .toString('latin1')
    .split(/[\r\n]/, 1)
  return header.split(';').length > header.split(',').length ? ';' : ','
}

const longestHeader = 65_536
const [newline, carriageReturn] = [0x0a, 0x0d]

/** The first bytes hold the first line whole, however the file is cut, and no byte order mark. Undefined stands for the end. */
async function* withWholeHeader(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array | undefined> {
  let start: Uint8Array | undefined = Buffer.alloc(0)
  for await (const bytes of source) {
    if (start === undefined) yield bytes
    else {
      start = Buffer.concat([start, bytes])
      if (!start.includes(newline) && !start.includes(carriageReturn) && start.length < longestHeader) continue
      yield withoutMark(start)
      start = undefined
    }
  }
  if (start !== undefined) yield withoutMark(start)
  yield undefined
}

function withoutMark(start: Uint8Array): Uint8Array {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start
}
