/** Walks a file line by line without an object or a string per line. */
import { createReadStream } from 'node:fs'
import { fileFault } from './file-fault.ts'

/** The line is `bytes[start]` up to `bytes[end]`, without its line break; the buffer is only good until the next call. Lines count from 1. */
export type VisitLine = (bytes: Buffer, start: number, end: number, line: number) => void

const chunkBytes = 1_048_576
const mostLineBytes = 64 * 1_048_576
const [newline, carriageReturn] = [0x0a, 0x0d]

export async function eachLine(path: string, visit: VisitLine): Promise<void> {
  let line = 0
  let rest: Buffer = Buffer.alloc(0)
  const take = (bytes: Buffer, start: number, end: number) => {
    line++
    visit(
      bytes,
      line === 1 ? start + byteOrderMark(bytes, start) : start,
      bytes[end - 1] === carriageReturn && end > start ? end - 1 : end,
      line,
    )
  }
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(newline, rest.length); end >= 0; end = bytes.indexOf(newline, start)) {
      take(bytes, start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > mostLineBytes) throw fileFault(path, line + 1, 'is longer than 64 MB', 'is it a text file with one row a line?')
  }
  if (rest.length > 0) take(rest, 0, rest.length)
}

function byteOrderMark(bytes: Buffer, start: number): number {
  return bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? 3 : 0
}
