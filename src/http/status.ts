/** The only table from error code to HTTP status, and the remedy of last resort for each. */
import type { ErrorCode } from '../domain/errors.ts'

export type HttpErrorCode = ErrorCode | 'method-not-allowed' | 'timeout' | 'unsupported-media-type' | 'headers-too-large' | 'internal'

export const statusOf: Readonly<Record<HttpErrorCode, number>> = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  timeout: 408,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'headers-too-large': 431,
  internal: 500,
  unavailable: 503,
}

export const errorCodes = Object.keys(statusOf) as readonly HttpErrorCode[]

export const remedyOf: Readonly<Record<HttpErrorCode, string>> = {
  'invalid-request': 'correct it and send it again; /docs has the schema',
  unauthorized: 'send an API token as Authorization: Bearer',
  forbidden: 'use a token whose role and contract allow this',
  'not-found': 'check the id',
  'method-not-allowed': 'see /docs for the routes',
  timeout: 'send it again',
  conflict: 'read the current state and send the change again',
  'too-large': 'send it in smaller pieces',
  'unsupported-media-type': 'send application/json',
  'headers-too-large': 'send what is long in the body',
  internal: 'look into the log of the server under this request',
  unavailable: 'try again in a moment',
}
