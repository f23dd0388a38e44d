/** What a file of JSON Resumes is read as. */
import assert from 'node:assert/strict'
import type { ImportRow } from '../../src/adapters/files/import-row.ts'
import { readJsonResumes } from '../../src/adapters/files/json-resume.ts'

export async function rowsOf(value: unknown): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  for await (const row of readJsonResumes(bytesOf(typeof value === 'string' ? value : JSON.stringify(value)))) rows.push(row)
  return rows
}

/** Of the first row, which must be refused. */
export async function problemOf(value: unknown): Promise<{ field: string; message: string; remedy: string }> {
  const [row] = await rowsOf(value)
  assert.ok(row?.subject === 'none')
  return row.problem
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}
