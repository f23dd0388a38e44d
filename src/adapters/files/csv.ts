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

/** Records are taken before the parser would buffer them, so that those before a fault are not lost with it. */
async function* recordsOf(source: AsyncIterable<Uint8Array>): AsyncIterable<Cells> {
  const records: Cells[] = []
  const take = (record: Cells) => void records.push(record)
  const parser = parse({ columns: headerOf, bom: true, skip_empty_lines: true, max_record_size: 1_048_576, on_record: take })
  let fault: Error | undefined
  parser.on('error', (error) => {
    fault = error
  })
  parser.resume()
  for await (const text of textsOf(source)) {
    await new Promise<void>((resolve) => (text === undefined ? parser.end(() => resolve()) : parser.write(text, () => resolve())))
    yield* records.splice(0)
    if (fault) throw fault
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
