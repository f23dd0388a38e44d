/** What a person at a terminal can act on is one line; a bug shows its stack. */
import { PlatformError } from '../domain/errors.ts'
import { fileErrorText, isFileError } from './file-error.ts'

export function tellError(error: unknown): void {
  process.stderr.write(`${isForPeople(error) ? `mutual: ${messageOf(error)}` : error instanceof Error ? error.stack : String(error)}\n`)
}

function messageOf(error: Error): string {
  return isFileError(error) ? fileErrorText(error, process.argv.slice(2)) : error.message
}

/** Refusals, and what the system said of a file, a folder or a port. */
function isForPeople(error: unknown): error is Error {
  return error instanceof PlatformError || error instanceof RangeError || (error instanceof Error && 'syscall' in error)
}
