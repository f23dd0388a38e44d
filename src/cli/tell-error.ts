/** What a person at a terminal can act on is one line; a bug shows its stack. */
import { PlatformError } from '../domain/errors.ts'

export function tellError(error: unknown): void {
  const isForPeople = error instanceof PlatformError || error instanceof RangeError
  process.stderr.write(`${isForPeople ? `mutual: ${error.message}` : error instanceof Error ? error.stack : String(error)}\n`)
}
