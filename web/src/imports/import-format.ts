import type { ImportFormat } from '../api/imports.ts'

export const formatNames: Readonly<Record<ImportFormat, string>> = {
  'json-resume': 'JSON Resume (people)',
  'job-posting': 'schema.org JobPosting (jobs: JSON-LD or a web page)',
  ndjson: 'NDJSON, one person or job a line',
  csv: 'CSV with a header line',
}

/** A first guess from the file's name, which the user may correct. */
export function guessedFormat(fileName: string): ImportFormat {
  if (/\.csv$/i.test(fileName)) return 'csv'
  if (/\.(ndjson|jsonl)$/i.test(fileName)) return 'ndjson'
  return /\.(html?|jsonld)$/i.test(fileName) || /job|posting/i.test(fileName) ? 'job-posting' : 'json-resume'
}

/** Résumés are people and postings are jobs; lines and tables may be either. */
export function subjectOf(format: ImportFormat): 'members' | 'jobs' | undefined {
  if (format === 'json-resume') return 'members'
  return format === 'job-posting' ? 'jobs' : undefined
}
