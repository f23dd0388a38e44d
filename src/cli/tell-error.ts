/** What a person at a terminal can act on is one line; a bug shows its stack. */
import { PlatformError } from '../domain/errors.ts'

export function tellError(error: unknown): void {
  process.stderr.write(`${isForPeople(error) ? `mutual: ${error.message}` : error instanceof Error ? error.stack : String(error)}\n`)
}

/** Refusals, and what the system said of a file, a folder or a port. */
function isForPeople(error: unknown): error is Error {
  return error instanceof PlatformError || error instanceof RangeError || (error instanceof Error && 'syscall' in error)
}
