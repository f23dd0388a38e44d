/**
 * How far an import has come, in a small file beside the upload. It is written after each acknowledged batch, by rename, so
 * that it is whole or not there; it names no person. A crash between acknowledgement and checkpoint repeats one batch,
 * which changes nothing, for rows are upserts under stable ids.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Subject } from '../../adapters/files/import-row.ts'
import type { ImportFormat } from '../../adapters/files/import-rows.ts'
import type { Tally } from './report.ts'

export interface Checkpoint {
  /** Hash of the content and of how it is read. */
  readonly id: string
  readonly format: ImportFormat
  readonly subject?: Subject
  readonly name: string
  /** Rows of the file that are acknowledged or refused, as `ImportRow.row` counts them. */
  readonly lastRow: number
  readonly tally: Tally
  readonly finished: boolean
  readonly error?: string
}

export async function writeCheckpoint(directory: string, checkpoint: Checkpoint): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = checkpointPath(directory, checkpoint.id)
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(checkpoint))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

export async function readCheckpoint(directory: string, id: string): Promise<Checkpoint | undefined> {
  if (!/^[0-9a-f]{64}$/.test(id)) return undefined
  try {
    return JSON.parse(await readFile(checkpointPath(directory, id), 'utf8')) as Checkpoint
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Kept for reports without the name of the work: that is mostly the name of a file, and files of people are named after them. */
export function finishedCheckpoint(checkpoint: Checkpoint): Checkpoint {
  return { ...checkpoint, name: neutralName(checkpoint), finished: true }
}

export function neutralName({ format, id }: Pick<Checkpoint, 'format' | 'id'>): string {
  return `Import of ${format} ${id.slice(0, 8)}`
}

export async function listCheckpoints(directory: string): Promise<readonly Checkpoint[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  const found = await Promise.all(ids.map((id) => readCheckpoint(directory, id)))
  return found.filter((checkpoint) => checkpoint !== undefined)
}

/** The uploaded file: it holds people, so it goes as soon as the import is done. */
export function uploadPath(directory: string, id: string): string {
  return join(directory, `${id}.data`)
}

export async function removeUpload(directory: string, id: string): Promise<void> {
  await rm(uploadPath(directory, id), { force: true })
}

function checkpointPath(directory: string, id: string): string {
  return join(directory, `${id}.json`)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
