/** Rows for training as files that tests write, read back as `readExamples` reads them. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExampleFile, type ExampleFormat, type ReadOptions, readExamples } from '../../src/adapters/files/examples/read-examples.ts'
import { PlatformError } from '../../src/domain/errors.ts'
import type { Examples } from '../../src/models/examples.ts'

export interface Written {
  readonly format: ExampleFormat
  readonly text: string
  readonly query?: string
  readonly weight?: string
}

export async function read({ format, text, query, weight }: Written, options: Partial<ReadOptions> = {}): Promise<ExampleFile> {
  const folder = await mkdtemp(join(tmpdir(), 'mutual-examples-'))
  try {
    const path = join(folder, 'rows')
    await writeFile(path, text)
    if (query !== undefined) await writeFile(`${path}.query`, query)
    if (weight !== undefined) await writeFile(`${path}.weight`, weight)
    return await readExamples(path, { format, precision: 'double', ...options })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Rows as lists of [feature, value], what is absent or NaN left out. */
export function cellsOf({ features, matrix, labels }: Examples): [string, number][][] {
  return Array.from(labels, (_, row) => {
    const cells: [string, number][] =
      matrix.kind === 'dense'
        ? features.map((name, column) => [name, matrix.values[row * matrix.width + column]!])
        : [...matrix.columns.subarray(matrix.starts[row], matrix.starts[row + 1])].map((column, i) => [
            features[column]!,
            matrix.values[matrix.starts[row]! + i]!,
          ])
    return cells.filter(([, value]) => !Number.isNaN(value))
  })
}

export async function refused(written: Written, message: RegExp, options: Partial<ReadOptions> = {}): Promise<void> {
  await assert.rejects(read(written, options), (error) => {
    assert.ok(error instanceof PlatformError, String(error))
    assert.match(error.message, message)
    assert.match(error.message, /; .+/)
    return true
  })
}
