import type { ImportReport } from '../../../src/http/contract/import.ts'
import { request, send } from './request.ts'

export type ImportFormat = ImportReport['format']

export interface ImportRequest {
  readonly file: File
  readonly format: ImportFormat
  readonly subject: 'members' | 'jobs'
  /** Reads and reports, writes nothing. */
  readonly preview: boolean
}

export async function postImport({ file, format, subject, preview }: ImportRequest): Promise<ImportReport> {
  const query = new URLSearchParams({ format, subject, ...(preview && { preview: 'true' }) })
  const response = await send(`/v1/imports?${query}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  })
  return (await response.json()) as ImportReport
}

export function fetchImport(id: string, signal: AbortSignal): Promise<ImportReport> {
  return request(`/v1/imports/${encodeURIComponent(id)}`, { signal })
}
