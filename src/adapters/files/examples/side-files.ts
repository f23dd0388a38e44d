/** Files beside the data: group sizes (`F.query`, one a line, in the order of the rows) and weights (`F.weight`, one a row or a request). */
import { existsSync } from 'node:fs'
import { eachLine } from './each-line.ts'
import { fileFault, quoted } from './file-fault.ts'
import { Growing } from './growing.ts'
import { readNumber } from './read-number.ts'

/** The rows that the file is about. */
export interface Rows {
  readonly path: string
  readonly count: number
}

export function sideFile(path: string, extension: 'query' | 'weight'): string | undefined {
  return existsSync(`${path}.${extension}`) ? `${path}.${extension}` : undefined
}

/** Bounds of requests. Sizes are held against the rows as they come, so a size that is too large is never believed. */
export async function readGroupSizes(path: string, rows: Rows): Promise<Uint32Array> {
  const bounds = new Growing(new Uint32Array(1024))
  bounds.push(0)
  await eachNumber(path, (size, text, line) => {
    if (size === undefined || !Number.isInteger(size) || size < 1)
      throw fileFault(path, line, `${quoted(text)} is no number of rows`, 'give a whole number above 0 for each request')
    const end = bounds.last() + size
    if (end > rows.count)
      throw fileFault(
        path,
        line,
        `the requests up to here have ${end} rows, but ${rows.path} has ${rows.count}`,
        'give the size of each request, in order',
      )
    bounds.push(end)
  })
  if (bounds.last() !== rows.count)
    throw fileFault(
      path,
      0,
      `its ${bounds.length - 1} requests have ${bounds.last()} rows, but ${rows.path} has ${rows.count}`,
      'is one of them cut off?',
    )
  return bounds.values()
}

/** One for each row, or one for each request, which is then its rows'. */
export async function readWeights(path: string, rows: Rows, requests: Uint32Array | undefined): Promise<Float64Array> {
  const weights = new Growing(new Float64Array(1024))
  await eachNumber(path, (weight, text, line) => {
    if (weight === undefined || !(weight >= 0 && weight < Infinity))
      throw fileFault(path, line, `${quoted(text)} is no weight`, 'give a finite number that is not negative')
    if (weights.length === rows.count)
      throw fileFault(path, line, `there are more weights than the ${rows.count} rows of ${rows.path}`, 'give one for each row')
    weights.push(weight)
  })
  const given = weights.values()
  if (given.length === rows.count) return given
  if (requests === undefined || given.length !== requests.length - 1)
    throw fileFault(
      path,
      0,
      `it holds ${given.length} weights, but ${rows.path} has ${rows.count} rows`,
      'give one for each row, or for each request',
    )
  const ofRows = new Float64Array(rows.count)
  given.forEach((weight, request) => void ofRows.fill(weight, requests[request], requests[request + 1]))
  return ofRows
}

async function eachNumber(path: string, take: (value: number | undefined, text: string, line: number) => void): Promise<void> {
  await eachLine(path, (bytes, start, end, line) => {
    const text = bytes.toString('utf8', start, end).trim()
    if (text === '') return
    const trimmed = Buffer.from(text)
    take(readNumber(trimmed, 0, trimmed.length), text, line)
  })
}
