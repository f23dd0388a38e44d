/**
 * Holds each answer against the OpenAPI document of the server that gave it: its status, its media type, and its body, which may
 * have no field that the document does not tell.
 */
import assert from 'node:assert/strict'
import type { TSchema } from 'typebox'
import { checker } from '../../src/adapters/files/json-problem.ts'
import type { App } from '../../src/http/app.ts'

export interface AnswerSent {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

export type CheckAnswer = (method: string, url: string, answer: AnswerSent) => void

interface Documented {
  readonly content?: Readonly<Record<string, { readonly schema: TSchema }>>
}

interface Operation {
  readonly route: string
  readonly responses: Readonly<Record<string, Documented>>
}

/** The document is one for all servers, and compiling its schemas takes time. */
const checks = new Map<string, ReturnType<typeof checker>>()

export function documentedAnswers(app: App): CheckAnswer {
  const paths = Object.entries((app.swagger().paths ?? {}) as Record<string, Record<string, Omit<Operation, 'route'>>>)
  const patterns = paths.map(([path, operations]) => ({ path, operations, pattern: patternOf(path) })).toSorted(byParameters)

  function operationOf(method: string, url: string): Operation | undefined {
    const [path = ''] = url.split('?')
    const name = method.toLowerCase()
    const found = patterns.find(({ pattern, operations }) => pattern.test(path) && operations[name])
    return found && { ...found.operations[name]!, route: `${method} ${found.path}` }
  }

  return (method, url, { status, text, headers }) => {
    const operation = operationOf(method, url)
    if (operation === undefined) return
    const { route, responses } = operation
    const code = responses[status] ? String(status) : `${String(status).charAt(0)}XX`
    const documented = responses[code]
    assert.ok(documented, `${route} does not say that it answers ${status}`)
    const [mediaType = ''] = String(headers['content-type']).split(';')
    const content = documented.content?.[mediaType]
    assert.ok(content, `${route} does not say that ${status} is ${mediaType}`)
    if (mediaType !== 'application/json') return
    assert.equal(checkOf(`${route} ${code}`, content.schema)(JSON.parse(text)), undefined, `${route} ${status}: ${text.slice(0, 400)}`)
  }
}

function checkOf(name: string, schema: TSchema): ReturnType<typeof checker> {
  const known = checks.get(name)
  if (known) return known
  const check = checker(closed(schema) as TSchema)
  checks.set(name, check)
  return check
}

/** The schema without room for fields that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]))
  const isObject = parts['type'] === 'object' && parts['properties'] !== undefined
  return isObject ? { additionalProperties: false, ...parts } : parts
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
}

/** Of two that fit, the one with fewer parameters is meant. */
function byParameters(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path.split('{').length - b.path.split('{').length
}
