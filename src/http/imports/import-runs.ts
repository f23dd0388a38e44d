/** The server's imports: one runs at a time, the rest wait; what a crash or a stop left unfinished goes on at the next start. */
import { access } from 'node:fs/promises'
import { PlatformError } from '../../domain/errors.ts'
import type { LongWork, Platform } from '../../platform/platform.ts'
import type { ImportQuery, ImportReport } from '../contract/import.ts'
import {
  type Checkpoint,
  finishedCheckpoint,
  listCheckpoints,
  neutralName,
  readCheckpoint,
  removeUpload,
  uploadPath,
  writeCheckpoint,
} from './checkpoint.ts'
import { type ImportFile, importFile, previewImport } from './import-file.ts'
import { emptyTally, reportOf } from './report.ts'
import { receiveUpload } from './upload.ts'

interface ImportRunsParts {
  readonly platform: Pick<Platform, 'record' | 'check'>
  readonly directory: string
  readonly report: (work: LongWork) => void
  readonly onFailure: (error: unknown) => void
}

export class ImportRuns {
  readonly #parts: ImportRunsParts
  readonly #stop = new AbortController()
  #last: Promise<void> = Promise.resolve()

  constructor(parts: ImportRunsParts) {
    this.#parts = parts
  }

  /** Reads the upload and forgets it. */
  async preview(body: AsyncIterable<Uint8Array>, query: ImportQuery): Promise<ImportReport> {
    const { directory } = this.#parts
    const id = await receiveUpload(body, directory, `preview ${describe(query)}`)
    try {
      return await previewImport(this.#parts.platform, this.#fileOf(id, query))
    } finally {
      await removeUpload(directory, id)
    }
  }

  /** Resolves when the file is safe and the work is queued. */
  async start(body: AsyncIterable<Uint8Array>, query: ImportQuery): Promise<ImportReport> {
    const { directory } = this.#parts
    const id = await receiveUpload(body, directory, describe(query))
    const earlier = await readCheckpoint(directory, id)
    const checkpoint = earlier && !earlier.finished ? earlier : freshCheckpoint(this.#fileOf(id, query))
    await writeCheckpoint(directory, checkpoint)
    this.#enqueue(this.#fileOf(id, query))
    return reportOf(checkpoint, checkpoint.tally, [], false)
  }

  async report(id: string): Promise<ImportReport> {
    const checkpoint = await readCheckpoint(this.#parts.directory, id)
    if (!checkpoint) throw new PlatformError('not-found', `id: no import '${id}'; start it with POST /v1/imports`, { field: 'id' })
    return reportOf(checkpoint, checkpoint.tally, [], checkpoint.finished)
  }

  async resumeAll(): Promise<void> {
    for (const checkpoint of await listCheckpoints(this.#parts.directory)) {
      if (checkpoint.finished) await forgetName(this.#parts.directory, checkpoint)
      if (checkpoint.finished || checkpoint.error !== undefined) continue
      const path = uploadPath(this.#parts.directory, checkpoint.id)
      const isThere = await access(path).then(
        () => true,
        () => false,
      )
      if (isThere) this.#enqueue({ ...checkpoint, path })
    }
  }

  /** Resolves when all that is queued now has run. */
  async settled(): Promise<void> {
    await this.#last
  }

  /** Stops after the batch that is being recorded. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.settled()
  }

  #enqueue(file: ImportFile): void {
    this.#parts.report({ name: file.name, done: 0, total: 0, finished: false })
    this.#last = this.#last.then(() => this.#run(file))
  }

  async #run(file: ImportFile): Promise<void> {
    const { platform, directory, report, onFailure } = this.#parts
    if (this.#stop.signal.aborted) return
    try {
      const { finished } = await importFile(platform, file, { directory, signal: this.#stop.signal, progress: report })
      if (finished) await removeUpload(directory, file.id)
    } catch (error) {
      onFailure(error)
      report({ name: file.name, done: 0, total: 0, finished: true, error: 'the import stopped; it goes on when the server starts again' })
    }
  }

  #fileOf(id: string, { format, subject, name }: ImportQuery): ImportFile {
    const path = uploadPath(this.#parts.directory, id)
    return { id, path, format, name: name ?? neutralName({ format, id }), ...(subject && { subject }) }
  }
}

/** Earlier versions kept it. */
async function forgetName(directory: string, checkpoint: Checkpoint): Promise<void> {
  if (checkpoint.name !== neutralName(checkpoint)) await writeCheckpoint(directory, finishedCheckpoint(checkpoint))
}

function describe({ format, subject }: ImportQuery): string {
  return `${format} ${subject ?? ''}`
}

function freshCheckpoint({ id, format, subject, name }: ImportFile): Checkpoint {
  return { id, format, ...(subject && { subject }), name, lastRow: 0, tally: emptyTally(), finished: false }
}
