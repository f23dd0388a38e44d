/**
 * LibSVM and LETOR: `label qid:7 3:0.5 17:1 # comment`. An index is a name and no place: 17 is the feature f17, whether the file counts
 * from 0 or from 1, and an index that stands in no row is no feature. What a row leaves out is absent: 0 to a linear model, not known
 * to trees. LETOR is the same with a request in every row.
 */

import type { VisitLine } from './each-line.ts'
import type { ExampleColumns } from './example-columns.ts'
import { quoted } from './file-fault.ts'
import { readNumber } from './read-number.ts'

const [hash, colon, space, tab, zero] = [0x23, 0x3a, 0x20, 0x09, 0x30]
const mostIndex = 2 ** 32 - 1
const mostMarks = 2 ** 26

export function libsvmLines(columns: ExampleColumns, { needsRequest }: { readonly needsRequest: boolean }): VisitLine {
  return (bytes, start, end, line) => {
    let at = skipBlanks(bytes, start, end)
    if (at === end || bytes[at] === hash) return
    let stop = tokenEnd(bytes, at, end)
    columns.label(readNumber(bytes, at, stop), bytes.toString('latin1', at, stop), line)
    const requested = columns.requests.rows
    for (at = skipBlanks(bytes, stop, end); at < end && bytes[at] !== hash; at = skipBlanks(bytes, stop, end)) {
      stop = tokenEnd(bytes, at, end)
      readToken(columns, bytes, at, stop, line)
    }
    if (needsRequest && columns.requests.rows === requested)
      throw columns.fault(line, 'the row names no request', 'LETOR rows have "qid:…" after the label; or say --format libsvm')
    columns.endRow(line, (index) => `index ${index}`)
  }
}

/** Columns by index as features, those that occur, in ascending order. */
export function numberedFeatures(columns: Uint32Array): { readonly features: readonly string[]; readonly columns: Uint32Array } {
  const indexes = distinct(columns)
  const places = new Map(Array.from(indexes, (index, place) => [index, place]))
  return { features: Array.from(indexes, (index) => `f${index}`), columns: columns.map((index) => places.get(index)!) }
}

/** Ascending. A mark an index is faster than a set, as long as there is room for the marks. */
function distinct(columns: Uint32Array): Uint32Array {
  const most = columns.reduce((largest, index) => Math.max(largest, index), 0)
  if (most >= mostMarks) return Uint32Array.from(new Set(columns)).sort()
  const marks = new Uint8Array(most + 1)
  for (const index of columns) marks[index] = 1
  return Uint32Array.from(marks.keys()).filter((index) => marks[index] === 1)
}

function readToken(columns: ExampleColumns, bytes: Buffer, start: number, end: number, line: number): void {
  let [middle, index] = [start, 0]
  for (; middle < end && bytes[middle] !== colon; middle++) {
    const digit = bytes[middle]! - zero
    index = digit >= 0 && digit <= 9 ? index * 10 + digit : NaN
  }
  if (middle === end || middle === start || Number.isNaN(index)) readRequest(columns, bytes.toString('latin1', start, end), line)
  else if (index > mostIndex) throw columns.fault(line, `index ${index} is too large`, `indexes go up to ${mostIndex}`)
  else {
    const value = readNumber(bytes, middle + 1, end)
    if (value === undefined || columns.isTooLarge(value))
      throw columns.fault(
        line,
        `the value of index ${index} is ${quoted(bytes.toString('latin1', middle + 1, end))}`,
        'give a finite number',
      )
    columns.cell(index, value)
  }
}

function readRequest(columns: ExampleColumns, token: string, line: number): void {
  if (!token.startsWith('qid:'))
    throw columns.fault(line, `${quoted(token)} is no index:value`, 'write a row as "label index:value index:value"')
  columns.requests.add(token.slice('qid:'.length), line)
}

function skipBlanks(bytes: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(bytes[at]!)) at++
  return at
}

function tokenEnd(bytes: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && !isBlank(bytes[at]!)) at++
  return at
}

function isBlank(byte: number): boolean {
  return byte === space || byte === tab
}
