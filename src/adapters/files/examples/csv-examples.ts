/**
 * CSV with a header: each column is a feature but for the label, request and weight, and what the caller names. An empty cell is not
 * known. Ids of a cell stand between `|`. Cells may stand in quotes; line breaks inside them are refused, so that every row is a line.
 */
import { type ColumnRoles, missingColumn, type Role, rolesOf } from './column-roles.ts'
import type { VisitLine } from './each-line.ts'
import type { ExampleColumns } from './example-columns.ts'
import { quoted } from './file-fault.ts'
import { readNumber } from './read-number.ts'

const [comma, quote, space, tab] = [0x2c, 0x22, 0x20, 0x09]

interface Column {
  readonly name: string
  readonly roles: readonly Role[]
}

export interface CsvLines {
  readonly visit: VisitLine
  /** Known once the header was read. */
  features(): readonly string[]
}

export function csvLines(columns: ExampleColumns, roles: ColumnRoles): CsvLines {
  let header: readonly Column[] | undefined
  const fields = new Fields()
  return {
    visit(bytes, start, end, line) {
      if (isEmpty(bytes, start, end)) return
      const fault = fields.split(bytes, start, end)
      if (fault !== undefined) throw columns.fault(line, fault, 'close it, and write line breaks inside cells as spaces')
      if (header === undefined) header = readHeader(columns, fields, line, roles)
      else readRow(columns, header, fields, line)
    },
    features: () => (header ?? []).flatMap(({ name, roles: [role] }) => (role === 'feature' ? [name] : [])),
  }
}

function readHeader(columns: ExampleColumns, fields: Fields, line: number, roles: ColumnRoles): readonly Column[] {
  const names = Array.from({ length: fields.count }, (_, field) => fields.text(field).trim())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw columns.fault(line, `the column ${quoted(twice)} stands twice`, 'give each column a name of its own')
  if (names.includes('')) throw columns.fault(line, `column ${names.indexOf('') + 1} has no name`, 'name it in the header')
  const missing = missingColumn(new Set(names), roles)
  if (missing !== undefined)
    throw columns.fault(line, `there is no column ${quoted(missing)}`, `the header has ${names.slice(0, 20).join(', ').slice(0, 300)}`)
  for (const name of roles.ids) columns.ids.name(name)
  return names.map((name) => ({ name, roles: rolesOf(name, roles) }))
}

function readRow(columns: ExampleColumns, header: readonly Column[], fields: Fields, line: number): void {
  if (fields.count !== header.length)
    throw columns.fault(
      line,
      `the row has ${fields.count} cells, the header ${header.length}`,
      'check quotes and commas; is the file cut off?',
    )
  for (let field = 0; field < header.length; field++) {
    const { name, roles } = header[field]!
    for (const role of roles) readCell(columns, fields, field, role, name, line)
  }
  columns.endRow(line, (column) => `column ${column + 1}`)
}

function readCell(columns: ExampleColumns, fields: Fields, field: number, role: Role, name: string, line: number): void {
  if (role === 'feature') columns.value(featureOf(columns, fields, field, name, line))
  else if (role === 'label') columns.label(fields.number(field), fields.text(field), line)
  else if (role === 'request') columns.requests.add(fields.text(field), line)
  else if (role === 'group') columns.group(fields.text(field))
  else if (role === 'ids') readIds(columns, name, fields.text(field))
  else if (role !== 'skip') columns.extra(role, fields.number(field), line)
}

function readIds(columns: ExampleColumns, name: string, cell: string): void {
  for (const part of cell.split('|')) {
    const id = part.trim()
    if (id !== '') columns.ids.add(name, id)
  }
}

function featureOf(columns: ExampleColumns, fields: Fields, field: number, name: string, line: number): number {
  if (fields.isEmpty(field)) return NaN
  const value = fields.number(field)
  if (value === undefined)
    throw columns.fault(
      line,
      `the column ${quoted(name)} holds ${quoted(fields.text(field))}`,
      'give numbers, or leave the column out with --skip',
    )
  if (columns.isTooLarge(value))
    throw columns.fault(line, `the column ${quoted(name)} is infinite or too large`, 'leave the cell empty or give a smaller number')
  return value
}

/** The cells of a line, as places in its bytes. */
class Fields {
  count = 0
  #bounds = new Uint32Array(64)
  #bytes: Buffer = Buffer.alloc(0)

  /** Gives what is wrong with the line. */
  split(bytes: Buffer, start: number, end: number): string | undefined {
    this.#bytes = bytes
    this.count = 0
    for (let at = start; at <= end; at++) {
      let from = skipBlanks(bytes, at, end)
      const isQuoted = from < end && bytes[from] === quote
      let to = isQuoted ? closingQuote(bytes, from + 1, end) : nextComma(bytes, at, end)
      if (to < 0) return `the quote in cell ${this.count + 1} is not closed`
      at = isQuoted ? skipBlanks(bytes, to + 1, end) : to
      if (at < end && bytes[at] !== comma) return `text follows the quote of cell ${this.count + 1}`
      if (isQuoted) from++
      else while (to > from && isBlank(bytes[to - 1]!)) to--
      this.#add(from, to)
    }
    return undefined
  }

  isEmpty(field: number): boolean {
    return this.#bounds[2 * field] === this.#bounds[2 * field + 1]
  }

  number(field: number): number | undefined {
    return readNumber(this.#bytes, this.#bounds[2 * field]!, this.#bounds[2 * field + 1]!)
  }

  text(field: number): string {
    return this.#bytes.toString('utf8', this.#bounds[2 * field]!, this.#bounds[2 * field + 1]!).replaceAll('""', '"')
  }

  #add(from: number, to: number): void {
    if (2 * this.count === this.#bounds.length) {
      const larger = new Uint32Array(2 * this.#bounds.length)
      larger.set(this.#bounds)
      this.#bounds = larger
    }
    this.#bounds[2 * this.count] = from
    this.#bounds[2 * this.count + 1] = to
    this.count++
  }
}

/** A doubled quote stands for one. −1 where there is no end. */
function closingQuote(bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== quote) continue
    if (bytes[at + 1] !== quote || at + 1 >= end) return at
    at++
  }
  return -1
}

function nextComma(bytes: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at] !== comma) at++
  return at
}

function skipBlanks(bytes: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(bytes[at]!)) at++
  return at
}

function isBlank(byte: number): boolean {
  return byte === space || byte === tab
}

function isEmpty(bytes: Buffer, start: number, end: number): boolean {
  return skipBlanks(bytes, start, end) === end
}
