/** The JSON documents of a file: one that is the whole file, or one a line. Lines are read as a stream and are at most 1 MB long. */
import { problemOfError, refusal } from './json-problem.ts'
import { decodeUtf8, parseJson } from './json-text.ts'
import { isBlank, linesOf, maxLineBytes } from './ndjson.ts'
import { wholeFile } from './whole-file.ts'

/** `read` refuses what is no text that may come in. */
export type DocumentText = { readonly read: () => string }

/** Bytes that tell how a file is written. */
const longestHead = 2 * maxLineBytes

export async function* documentsOf(source: AsyncIterable<Uint8Array>): AsyncIterable<DocumentText> {
  const chunks = source[Symbol.asyncIterator]()
  const head = await headOf(chunks)
  const all = joined(head, chunks)
  if (!isOneALine(head)) {
    const bytes = await wholeFile(all)
    yield { read: () => decodeUtf8(bytes) }
    return
  }
  for await (const line of linesOf(all)) if (!isBlank(line)) yield { read: () => lineText(line) }
}

/** At least the first two lines that are not blank, where they are not too long. */
async function headOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = Buffer.alloc(0)
  while (head.length < longestHead && firstLines(head).length < 3) {
    const { value, done } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  return head
}

async function* joined(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  } finally {
    await chunks.return?.()
  }
}

/** An object printed over several lines is none on its first or second line; either may be the one that is broken. */
function isOneALine(head: Uint8Array): boolean {
  const lines = firstLines(head)
  return lines.length > 1 && lines[0]!.startsWith('{') && lines.slice(0, 2).some(isObject)
}

function firstLines(head: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(head)
  return text.split('\n', 1000).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
}

function isObject(line: string): boolean {
  if (!line.startsWith('{') || !line.endsWith('}')) return false
  try {
    parseJson(line)
    return true
  } catch (error) {
    if (problemOfError(error) === undefined) throw error
    return false
  }
}

function lineText(line: Uint8Array): string {
  if (line.length > maxLineBytes) throw refusal({ field: 'body', message: 'is longer than 1 MB', remedy: 'shorten the line' })
  return decodeUtf8(line)
}
