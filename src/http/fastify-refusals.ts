/** What Fastify itself refuses before a handler runs. Its messages repeat addresses and headers, so they are not passed on. */
import type { FastifyError } from 'fastify'
import { bodyLimit } from './body-parsers.ts'
import type { Refusal } from './refusal-body.ts'
import { type HttpErrorCode, remedyOf } from './status.ts'

const refusals: Readonly<Record<string, readonly [code: HttpErrorCode, field: string, message: string, remedy?: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'body', `is larger than ${bodyLimit / 2 ** 20} MB`],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'content-type', 'is not accepted here'],
  FST_ERR_CTP_EMPTY_TYPE: ['unsupported-media-type', 'content-type', 'is missing'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid-request', 'content-length', 'does not match the body'],
  FST_ERR_BAD_URL: ['invalid-request', 'path', 'is not a valid address'],
  FST_ERR_ASYNC_CONSTRAINT: ['invalid-request', 'path', 'is not a valid address'],
  FST_ERR_MAX_PARAM_LENGTH: ['invalid-request', 'path', 'is too long', 'ids have at most 200 characters'],
}

/** Undefined for what is no refusal of Fastify's. */
export function refusalOfFastify(error: unknown): Refusal | undefined {
  if (!isFastifyError(error)) return undefined
  const [code, field, message, remedy] = refusals[error.code] ?? []
  if (code && field && message) return { code, field, message, remedy: remedy ?? remedyOf[code] }
  const status = error.statusCode ?? 500
  if (status < 400 || status >= 500) return undefined
  return { code: 'invalid-request', field: 'request', message: 'cannot be read', remedy: remedyOf['invalid-request'] }
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && 'statusCode' in error
}
