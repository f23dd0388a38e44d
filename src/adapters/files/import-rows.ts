/** A file of any format as a stream of rows. */
import { createReadStream } from 'node:fs'
import { readCsv } from './csv.ts'
import type { ImportRow, Subject } from './import-row.ts'
import { readJobPostings } from './job-posting.ts'
import { readJsonResumes } from './json-resume.ts'
import { readNdjson } from './ndjson.ts'

export const importFormats = ['json-resume', 'job-posting', 'ndjson', 'csv'] as const
export type ImportFormat = (typeof importFormats)[number]

export interface ImportSource {
  readonly path: string
  readonly format: ImportFormat
  /** What rows hold that do not say it themselves. */
  readonly subject?: Subject
}

export function readRows({ path, format, subject }: ImportSource): AsyncIterable<ImportRow> {
  const bytes: AsyncIterable<Uint8Array> = createReadStream(path)
  switch (format) {
    case 'ndjson':
      return readNdjson(bytes, subject)
    case 'csv':
      return readCsv(bytes, subject)
    case 'json-resume':
      return readJsonResumes(bytes)
    case 'job-posting':
      return readJobPostings(bytes)
  }
}
