/** One request, one answer; how it travels is not the command's business. */
import { type ErrorCode, PlatformError } from '../domain/errors.ts'
import type { ErrorBody } from '../http/contract/error.ts'

export interface Answer {
  readonly status: number
  readonly text: string
}

export interface Transport {
  /** Progress of long work is on the terminal already, because it goes on in this process. */
  readonly showsWork: boolean
  send(method: string, path: string, payload?: string): Promise<Answer>
  /** A streamed answer, line by line. */
  lines(path: string): AsyncIterable<string>
  close(): Promise<void>
}

/** The server's refusal as the error it was. */
export function refusalOf({ status, text }: Answer): Error {
  const { error } = JSON.parse(text) as ErrorBody
  if (status >= 500 && status !== 503) return new Error(error.message)
  return new PlatformError(error.code as ErrorCode, `${error.message}; ${error.remedy}`, { field: error.field })
}
