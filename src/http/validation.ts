/** Schemas as Fastify's validators: bodies are taken as they are, address and query parameters are read from text. */
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Convert } from 'typebox/value'
import { checker, refusal } from '../adapters/files/json-problem.ts'

export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = checker(schema)
  return (sent: unknown) => {
    const value = httpPart === 'body' ? sent : Convert(schema, sent)
    const problem = check(value)
    if (!problem) return { value }
    const field = problem.field === 'body' && httpPart === 'querystring' ? 'query' : problem.field
    return { error: refusal({ ...problem, field }) }
  }
}

/** Answers are the platform's own; their schemas serve the documentation. */
export const serializerCompiler = () => (answer: unknown) => JSON.stringify(answer)
