/** NDJSON: one member or job a line, told apart by `type`. Lines are read as a stream and are at most 1 MB long. */

import { type ImportItem, type ImportRow, rowOf, type Subject } from './import-row.ts'
import { parseJob } from './job-json.ts'
import { refusal } from './json-problem.ts'
import { decodeUtf8 } from './json-text.ts'
import { parseMember } from './member-json.ts'
import { parseUnambiguousJson } from './unambiguous-json.ts'

export const maxLineBytes = 1_048_576
const newline = 0x0a

/** `subject` is what lines without `type` hold. */
export async function* readNdjson(source: AsyncIterable<Uint8Array>, subject?: Subject): AsyncIterable<ImportRow> {
  let row = 0
  for await (const bytes of linesOf(source)) {
    row++
    if (isBlank(bytes)) continue
    yield rowOf(row, () => itemOf(bytes, subject))
  }
}

/** Lines without their line break. A line that is too long is given empty but for its first bytes, which no parser takes. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let rest: Uint8Array[] = []
  let held = 0
  for await (const chunk of source) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
      held = 0
      start = end + 1
    }
    const tail = chunk.subarray(start)
    if (held <= maxLineBytes && tail.length > 0) rest.push(tail)
    held += tail.length
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

function itemOf(bytes: Uint8Array, subject: Subject | undefined): ImportItem {
  if (bytes.length > maxLineBytes) throw refusal({ field: 'body', message: 'is longer than 1 MB', remedy: 'shorten the line' })
  const { type = subject === 'jobs' ? 'job' : subject && 'member', ...fields } = objectOf(parseUnambiguousJson(decodeUtf8(bytes)))
  if (type === 'member') return { subject: 'members', member: parseMember(fields), ignored: {} }
  if (type === 'job') return { subject: 'jobs', job: parseJob(fields), ignored: {} }
  throw refusal({ field: 'type', message: 'does not say what the line holds', remedy: 'use member or job' })
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw refusal({ field: 'body', message: 'is not an object', remedy: 'send one object a line' })
}

export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)
}
