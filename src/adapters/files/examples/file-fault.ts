/** What is wrong with a data file: which file and line, the fault, and the remedy. */
import { PlatformError } from '../../../domain/errors.ts'

/** `line` counts from 1; 0 for a fault of the whole file. */
export function fileFault(path: string, line: number, message: string, remedy: string, cause?: unknown): PlatformError {
  const place = line === 0 ? path : `${path} line ${line}`
  return new PlatformError('invalid-request', `${place}: ${message}; ${remedy}`, cause === undefined ? {} : { cause })
}

/** A piece of a file as it may stand in a message: short, in quotes, without control characters. */
export function quoted(text: string): string {
  return `"${text.replace(/\p{Cc}/gu, '?').slice(0, 60)}"`
}
