/**
 * Backfilled columns as files: `<feature>.json` says what was found and names the column by its content, `<feature>-<hash>.column`
 * holds the numbers. Computed from the log and the profiles, so a lost or damaged one is computed again.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackfillColumn } from '../../training/backfill-column.ts'

/** What a backfill found. Rows are people on pages. */
export interface BackfillReport {
  readonly feature: string
  readonly at: number
  /** Log offset up to which was read. */
  readonly offset: number
  /** Pages logged without the feature, and their rows. */
  readonly pages: number
  readonly rows: number
  /** Rows whose value was computed; of the others the past could not be restored to the bit. */
  readonly computed: number
  /** Rows that were logged with the feature and computed as well, and how many of them came out bit for bit. */
  readonly compared: number
  readonly equal: number
}

interface Kept extends BackfillReport {
  readonly column: string
}

export async function writeBackfill(folder: string, column: BackfillColumn, report: BackfillReport): Promise<void> {
  await mkdir(folder, { recursive: true })
  const bytes = encode(column)
  const name = `${column.feature}-${hashOf(bytes)}.column`
  await whole(join(folder, name), bytes)
  await whole(join(folder, `${column.feature}.json`), Buffer.from(JSON.stringify({ ...report, column: name } satisfies Kept)))
  for (const file of await readdir(folder)) {
    if (file.startsWith(`${column.feature}-`) && file.endsWith('.column') && file !== name) await rm(join(folder, file))
  }
}

/** Undefined for a feature that was never backfilled. Throws RangeError where the column is damaged. */
export async function readBackfill(folder: string, feature: string): Promise<BackfillColumn | undefined> {
  const kept = await keptAt(folder, feature)
  if (kept === undefined) return undefined
  const bytes = new Uint8Array(await readFile(join(folder, kept.column)))
  if (kept.column !== `${feature}-${hashOf(bytes)}.column`) {
    throw new RangeError(`the backfill of ${feature} is damaged; compute it again with "mutual backfill ${feature}"`)
  }
  return decode(feature, bytes)
}

export async function backfillReport(folder: string, feature: string): Promise<BackfillReport | undefined> {
  const kept = await keptAt(folder, feature)
  if (kept === undefined) return undefined
  const { column: _, ...report } = kept
  return report
}

async function keptAt(folder: string, feature: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, `${feature}.json`), 'utf8')) as Kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function whole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

/** Pages, rows, then the columns one after the other, the wide ones first so that each begins at its own alignment. */
function encode({ offsets, starts, keys, values, computed }: BackfillColumn): Uint8Array {
  const sizes = Float64Array.of(offsets.length, keys.length)
  return Buffer.concat(
    [sizes, offsets, starts, keys, values, computed].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
  )
}

function decode(feature: string, bytes: Uint8Array): BackfillColumn {
  const { buffer } = bytes
  const sizes = new Float64Array(buffer, 0, 2)
  const [pages, rows] = [sizes[0]!, sizes[1]!]
  let at = 16
  const next = (length: number) => {
    const start = at
    at += length
    return start
  }
  return {
    feature,
    offsets: new Float64Array(buffer, next(8 * pages), pages),
    starts: new Uint32Array(buffer, next(4 * (pages + 1)), pages + 1),
    keys: new Uint32Array(buffer, next(4 * rows), rows),
    values: new Float32Array(buffer, next(4 * rows), rows),
    computed: new Uint8Array(buffer, next(rows), rows),
  }
}
