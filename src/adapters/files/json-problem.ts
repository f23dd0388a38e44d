/** What is wrong with a value from outside, in words its sender can act on: the field, the fault, the remedy. Values are never repeated. */
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { PlatformError } from '../../domain/errors.ts'
import { notBlank } from './json-schema.ts'

export interface Problem {
  /** Path such as `skills[3].name`; `body` for the whole. */
  readonly field: string
  readonly message: string
  readonly remedy: string
}

/** Checks values against one schema: no coercion, no defaults, nothing removed. */
export function checker<Schema extends TSchema>(schema: Schema): (value: unknown) => Problem | undefined {
  const validator = Compile(schema)
  return (value) => (validator.Check(value) ? undefined : problemOf(validator.Errors(value), schema))
}

export function parser<Schema extends TSchema>(schema: Schema): (value: unknown) => Static<Schema> {
  const check = checker(schema)
  return (value) => {
    const problem = check(value)
    if (problem) throw refusal(problem)
    return value as Static<Schema>
  }
}

/** The message carries its remedy after the last semicolon. */
export function refusal({ field, message, remedy }: Problem): PlatformError {
  return new PlatformError('invalid-request', `${field}: ${message}; ${remedy}`, { field })
}

/** A refusal read back as a problem; other errors are not the sender's fault. */
export function problemOfError(error: unknown): Problem | undefined {
  if (error instanceof RangeError) return { field: 'body', ...parted(error.message) }
  if (!(error instanceof PlatformError) || error.code === 'unavailable') return undefined
  return problemTold(error, 'body')
}

/** What the error says, whosever fault it is; `field` where it names none. */
export function problemTold(error: PlatformError, field: string): Problem {
  const named = error.field ?? field
  const { message, remedy } = parted(error.message)
  return { field: named, message: message.startsWith(`${named}: `) ? message.slice(named.length + 2) : message, remedy }
}

function parted(message: string): { message: string; remedy: string } {
  const at = message.lastIndexOf('; ')
  return at < 0 ? { message, remedy: 'correct it and send it again' } : { message: message.slice(0, at), remedy: message.slice(at + 2) }
}

/** The same refusal, its field named by the path from a larger whole; what is no refusal comes back as it was. */
export function underField(error: unknown, field: string): unknown {
  const problem = problemOfError(error)
  if (!problem) return error
  const path = problem.field === 'body' ? field : `${field}${problem.field.startsWith('[') ? '' : '.'}${problem.field}`
  const code = error instanceof PlatformError ? error.code : 'invalid-request'
  return new PlatformError(code, `${path}: ${problem.message}; ${problem.remedy}`, { field: path, cause: error })
}

/** What only repeats what a neighbouring error says better; `const` tells the branches of a union apart. */
const vague: readonly (readonly string[])[] = [['boolean', 'anyOf', 'const'], ['boolean', 'anyOf'], []]

/** `schema` gives the remedy where the field's own description or properties say it best. */
export function problemOf(errors: readonly TLocalizedValidationError[], schema: TSchema): Problem {
  const error = vague.flatMap((keywords) => errors.find(({ keyword }) => !keywords.includes(keyword)) ?? [])[0]
  if (!error) return { field: 'body', message: 'is not what is expected here', remedy: 'see the schema at /openapi.json' }
  const told = toldOf(error)
  if (told !== undefined) return { field: fieldOf(error), message: told[0], remedy: told[1] }
  return { field: fieldOf(error), message: error.message, remedy: shapeRemedy(error, schema) ?? remedyOf(error) }
}

const formats: Readonly<Record<string, readonly [string, string]>> = {
  'country-code': ['is the code of no country', 'send an ISO 3166-1 alpha-2 code, such as DE, GB or US'],
  'currency-code': ['is the code of no currency', 'send an ISO 4217 code, such as EUR or USD'],
  'mail-address': ['is no e-mail address', 'write it as name@example.org, or leave it out'],
  'web-address': ['is no web address', 'begin it with https://, or leave it out'],
  'image-address': ['is the address of no picture', 'begin it with https://, or leave it out'],
}

/** Faults of meaning, which the rule itself does not tell. */
function toldOf({ keyword, params }: TLocalizedValidationError): readonly [string, string] | undefined {
  if (keyword === 'format') return formats[params.format]
  if (keyword === 'additionalProperties') return ['is not known here', 'remove it, or see the known fields at /openapi.json']
  return keyword === 'pattern' && String(params.pattern) === notBlank ? ['is blank', 'fill it, or leave it out'] : undefined
}

function fieldOf(error: TLocalizedValidationError): string {
  const parts = error.instancePath.split('/').slice(1).map(unescapePointer)
  if (error.keyword === 'required') parts.push(error.params.requiredProperties[0] ?? '')
  if (error.keyword === 'additionalProperties') parts.push(error.params.additionalProperties[0] ?? '')
  return fieldPath(parts)
}

export function fieldPath(parts: readonly string[]): string {
  if (parts.length === 0) return 'body'
  const path = parts.map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : `${index === 0 ? '' : '.'}${part || '""'}`)).join('')
  // A sender may use any text as a key: it is answered shortened and without control characters.
  return path.replace(/\p{Cc}/gu, '?').slice(0, 120)
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Faults of shape, which an example mends; bounds and unknown names are told better by the rule itself. */
const shapeKeywords: ReadonlySet<string> = new Set(['type', 'required', 'pattern', 'anyOf'])

function shapeRemedy({ keyword, schemaPath }: TLocalizedValidationError, schema: TSchema): string | undefined {
  if (!shapeKeywords.has(keyword)) return undefined
  const nodes = schemasOn(schemaPath, schema)
  const told = nodes.findLast(({ description, examples }) => description !== undefined && examples !== undefined)
  if (told !== undefined)
    return `send ${lowered(told.description!)}, such as ${told.examples!.map((one) => JSON.stringify(one)).join(' or ')}`
  const { type, properties } = nodes.at(-1)!
  if (keyword === 'type' && type === 'object' && properties !== undefined)
    return `send an object with ${Object.keys(properties).slice(0, 8).join(', ')}`
  return undefined
}

interface SchemaNode {
  readonly type?: unknown
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly properties?: object
}

/** The schemas from the whole down to the one that `path` ends in. */
function schemasOn(path: string, schema: TSchema): readonly SchemaNode[] {
  const nodes: SchemaNode[] = [schema]
  for (let [at, rest] = [schema as object, path.split('/').slice(1).map(unescapePointer)]; rest.length > 0; ) {
    const next = (at as Readonly<Record<string, unknown>>)[rest.shift()!]
    if (typeof next !== 'object' || next === null) break
    nodes.push(next)
    at = next
  }
  return nodes
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function remedyOf(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case 'required':
      return 'add it'
    case 'type':
      return `send ${[error.params.type].flat().join(' or ')}`
    case 'enum':
      return `use one of ${error.params.allowedValues.join(', ').slice(0, 400)}`
    case 'const':
      return `use ${String(error.params.allowedValue)}`
    case 'maxLength':
      return `shorten it to ${error.params.limit} characters`
    case 'minLength':
      return `give at least ${error.params.limit} character`
    case 'maxItems':
      return `send at most ${error.params.limit} items`
    case 'minItems':
      return `send at least ${error.params.limit} item`
    case 'pattern':
      return /u0000/.test(String(error.params.pattern)) ? 'remove control characters' : `match ${String(error.params.pattern)}`
    case 'minimum':
    case 'maximum':
      return `send a number ${error.params.comparison} ${error.params.limit}`
    default:
      return 'see the schema at /openapi.json'
  }
}
