/** The errors a caller can act on. Anything else is a bug and is left to crash. */
export type ErrorCode = 'invalid-request' | 'unauthorized' | 'forbidden' | 'not-found' | 'conflict' | 'too-large' | 'unavailable'

export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly code: ErrorCode
  /** Path of the offending field, such as `skills[3].name`, where there is one. */
  readonly field: string | undefined

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { field?: string }) {
    super(message, options)
    this.code = code
    this.field = options?.field
  }
}
