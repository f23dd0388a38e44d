/** What went wrong in one line, with what to do where the server says it. */
import { ApiError } from './request.ts'

export function problemText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof ApiError && error.remedy !== undefined ? `${error.message}; ${error.remedy}` : error.message
}
