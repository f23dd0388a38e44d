/** What a file of JobPostings is read as. */
import type { ImportRow } from '../../src/adapters/files/import-row.ts'
import { readJobPostings } from '../../src/adapters/files/job-posting.ts'

export const posting = { '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Cook' }

export async function rowsOf(text: string): Promise<ImportRow[]> {
  async function* bytes(): AsyncIterable<Uint8Array> {
    yield Buffer.from(text)
  }
  const rows: ImportRow[] = []
  for await (const row of readJobPostings(bytes())) rows.push(row)
  return rows
}

export async function titlesOf(text: string): Promise<string[]> {
  return (await rowsOf(text)).map((row) => (row.subject === 'jobs' ? row.job.title : row.subject))
}
