/** A file of rows for GLMix: small ones whole, larger ones in chunks, read anew as often as training asks. */
import { stat } from 'node:fs/promises'
import { type MixedExamples, type MixedSource, sourceOf } from '../../../models/glmix/mixed-examples.ts'
import { eachLine } from './each-line.ts'
import { fileFault } from './file-fault.ts'
import { MixedColumns, type MixedNames } from './mixed-columns.ts'
import type { RowOrigin } from './row-lines.ts'

export interface MixedFile extends RowOrigin {
  readonly names: MixedNames
  readonly source: MixedSource
  readonly labels: Float64Array
  readonly weights: Float64Array | undefined
  readonly requests: Uint32Array | undefined
}

/** Rows a chunk. */
const chunkRows = 8192
const usualMostBytes = 256 * 2 ** 20

/** Rows of one chunk, and whether there are more. */
type TakeChunk = (chunk: MixedExamples) => void

/**
 * Every row is read and checked before this resolves. Files over `mostBytes` are not kept in memory but for a few numbers a row. With
 * `known` names, shards, features and entities that are none of them are left out. Throws PlatformError that names file, line and field.
 */
export async function readMixed(path: string, known?: MixedNames, mostBytes = usualMostBytes): Promise<MixedFile> {
  const keeps = (await stat(path)).size <= mostBytes
  const columns = new MixedColumns(path, known)
  const beside = { labels: [] as Float64Array[], weights: [] as (Float64Array | undefined)[] }
  let whole: MixedExamples | undefined
  await scan(columns, path, keeps ? Infinity : chunkRows, (chunk) => {
    beside.labels.push(chunk.labels)
    beside.weights.push(chunk.weights)
    if (keeps) whole = chunk
  })
  const labels = joined(beside.labels)
  if (labels.length === 0) throw fileFault(path, 0, 'it holds no rows', 'give rows, one a line')
  const weights = beside.weights.every((some) => some === undefined)
    ? undefined
    : joined(beside.weights.map((some, i) => some ?? new Float64Array(beside.labels[i]!.length).fill(1)))
  const { names } = columns
  const source = whole === undefined ? chunked(path, names, labels.length) : sourceOf(whole)
  return { path, names, source, labels, weights, requests: columns.requests(), lineOf: (row) => columns.lines.lineOf(row) }
}

/** Gives the names that the first reading found, and then the rows. */
function chunked(path: string, names: MixedNames, rows: number): MixedSource {
  return {
    rows,
    shards: [...names.shards].map(([name, places]) => ({ name, features: [...places.keys()] })),
    entities: [...names.entities],
    isResident: false,
    async *chunks() {
      const waiting: MixedExamples[] = []
      let wake = () => {}
      let ended = false
      const columns = new MixedColumns(path, names)
      const reading = scan(columns, path, chunkRows, (chunk) => {
        waiting.push(chunk)
        wake()
      }).finally(() => {
        ended = true
        wake()
      })
      while (!ended || waiting.length > 0) {
        const chunk = waiting.shift()
        if (chunk !== undefined) yield chunk
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
      await reading
    },
  }
}

async function scan(columns: MixedColumns, path: string, rows: number, take: TakeChunk): Promise<void> {
  await eachLine(path, (bytes, start, end, line) => {
    const text = bytes.toString('utf8', start, end)
    if (text.trim() === '') return
    columns.add(text, line)
    if (columns.rows === rows) take(columns.take())
  })
  if (columns.rows > 0) take(columns.take())
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
