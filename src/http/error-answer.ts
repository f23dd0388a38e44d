/** Turns whatever was thrown into an answer that names field and remedy. What nobody expected is a 500 without details. */
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, problemOfError, problemTold } from '../adapters/files/json-problem.ts'
import { PlatformError } from '../domain/errors.ts'
import type { ErrorBody } from './contract/error.ts'
import { type RowProblem, rowProblemsOf } from './row-problems.ts'
import { type HttpErrorCode, remedyOf, statusOf } from './status.ts'

interface Refusal extends Problem {
  readonly code: HttpErrorCode
  readonly rows?: readonly RowProblem[]
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error) ?? internal(error, request)
  return reply.code(statusOf[refusal.code]).type('application/json').send(bodyOf(refusal))
}

export function bodyOf({ code, field, message, remedy, rows }: Refusal): ErrorBody {
  return { error: { code, message: `${field}: ${message}`, field, remedy, ...(rows && { rows: [...rows] }) } }
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal: Refusal = {
    code: 'not-found',
    field: 'path',
    message: `no route ${request.method} here`,
    remedy: 'see /docs for the routes',
  }
  return reply.code(404).type('application/json').send(bodyOf(refusal))
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof PlatformError) return ofPlatform(error)
  // Fastify's refusal of a large body is a RangeError too, so its own errors come first.
  if (isFastifyError(error)) return ofFastify(error)
  const problem = problemOfError(error)
  return problem && { code: 'invalid-request', ...problem }
}

function ofPlatform(error: PlatformError): Refusal {
  const { field, message, remedy } = problemTold(error, 'request')
  const rows = rowProblemsOf(error)
  const told = error.message.includes('; ') ? remedy : remedyOf[error.code]
  return { code: error.code, field, message, remedy: told, ...(rows && { rows }) }
}

/** What Fastify itself refuses before a handler runs. Its messages repeat addresses and headers, so they are not passed on. */
const fastifyRefusals: Readonly<Record<string, readonly [HttpErrorCode, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'body', 'is too large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'content-type', 'is not accepted here'],
  FST_ERR_CTP_EMPTY_TYPE: ['unsupported-media-type', 'content-type', 'is missing'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid-request', 'content-length', 'does not match the body'],
  FST_ERR_BAD_URL: ['invalid-request', 'path', 'is not a valid address'],
  FST_ERR_ASYNC_CONSTRAINT: ['invalid-request', 'path', 'is not a valid address'],
  FST_ERR_MAX_PARAM_LENGTH: ['invalid-request', 'path', 'is too long'],
}

function ofFastify(error: FastifyError): Refusal | undefined {
  const [code, field, message] = fastifyRefusals[error.code] ?? []
  if (code && field && message) return { code, field, message, remedy: remedyOf[code] }
  const status = error.statusCode ?? 500
  if (status < 400 || status >= 500) return undefined
  return { code: 'invalid-request', field: 'request', message: 'cannot be read', remedy: remedyOf['invalid-request'] }
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && 'statusCode' in error
}

/** A message may repeat what a person wrote, so only the kind of error and the places in our code are logged. */
function internal(error: unknown, request: FastifyRequest): Refusal {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' }
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  request.log.error({ request: request.id, route: request.routeOptions.url, error: name, frames }, 'unexpected error')
  return {
    code: 'internal',
    field: 'request',
    message: 'could not be answered',
    remedy: `look for request ${request.id} in the server's log`,
  }
}

/** A connection that speaks no HTTP is told so in the same words. */
export function answerFault(error: ConnectionError, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const refusal: Refusal = {
    code: 'invalid-request',
    field: 'request',
    message: 'is not well-formed HTTP',
    remedy: 'check the request line and headers',
  }
  const body = JSON.stringify(bodyOf(refusal))
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`
  socket.end(`${head}\r\n\r\n${body}`)
}
