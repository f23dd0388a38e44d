/** Schemas as Fastify's validators: bodies are taken as they are, address and query parameters are read from text. */
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Convert } from 'typebox/value'
import { checker, refusal } from '../adapters/files/json-problem.ts'
import { serializeAnswer } from './serialize-answer.ts'

export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = checker(schema)
  return (sent: unknown) => {
    const value = httpPart === 'body' ? sent : Convert(schema, sent)
    const problem = check(value)
    if (!problem) return { value }
    if (httpPart === 'body' && isAbsent(sent)) return { error: refusal({ ...problem, message: 'is missing' }) }
    const field = problem.field === 'body' && httpPart === 'querystring' ? 'query' : problem.field
    return { error: refusal({ ...problem, field }) }
  }
}

function isAbsent(body: unknown): boolean {
  return body === undefined || body === null
}

/** Answers are the platform's own; their schemas serve the documentation. Fastify sends bytes as they are, but its types know strings alone. */
export const serializerCompiler = () => serializeAnswer as (answer: unknown) => string
