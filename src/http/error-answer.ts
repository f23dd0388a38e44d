/** Turns whatever was thrown into an answer that names field and remedy. What nobody expected is a 500 without details. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemOfError, problemTold } from '../adapters/files/json-problem.ts'
import { PlatformError } from '../domain/errors.ts'
import { refusalOfFastify } from './fastify-refusals.ts'
import { type Refusal, refusalBody } from './refusal-body.ts'
import { rowProblemsOf } from './row-problems.ts'
import { remedyOf, statusOf } from './status.ts'

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerRefusal(reply, refusalOf(error) ?? internal(error, request))
}

export function answerRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.code === 'unauthorized') reply.header('www-authenticate', 'Bearer')
  return reply.code(statusOf[refusal.code]).type('application/json').send(refusalBody(refusal))
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof PlatformError) return ofPlatform(error)
  // Fastify's refusal of a large body is a RangeError too, so its own errors come first.
  const refused = refusalOfFastify(error)
  if (refused !== undefined) return refused
  const problem = problemOfError(error)
  return problem && { code: 'invalid-request', ...problem }
}

function ofPlatform(error: PlatformError): Refusal {
  const { field, message, remedy } = problemTold(error, 'request')
  const rows = rowProblemsOf(error)
  const told = error.message.includes('; ') ? remedy : remedyOf[error.code]
  return { code: error.code, field, message, remedy: told, ...(rows && { rows }) }
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
