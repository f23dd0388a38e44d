/** What a person at a terminal can act on is one line; a bug shows its stack. */
import { PlatformError } from '../domain/errors.ts'
import { fileErrorOf, fileErrorText } from './file-error.ts'

export function tellError(error: unknown): void {
  const message = messageOf(error)
  process.stderr.write(`${message === undefined ? (error instanceof Error ? error.stack : String(error)) : `mutual: ${message}`}\n`)
}

/** Of refusals, and of what the system said of a file, a folder or a port. */
function messageOf(error: unknown): string | undefined {
  const args = process.argv.slice(2)
  const ofFile = fileErrorOf(error, args)
  if (ofFile !== undefined) return fileErrorText(ofFile, args)
  return isForPeople(error) ? error.message : undefined
}

function isForPeople(error: unknown): error is Error {
  return error instanceof PlatformError || error instanceof RangeError || (error instanceof Error && 'syscall' in error)
}
