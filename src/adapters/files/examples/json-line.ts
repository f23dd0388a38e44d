/** A line of NDJSON as the object it states. */
import type { PlatformError } from '../../../domain/errors.ts'

export type Fields = Readonly<Record<string, unknown>>

/** Throws what `fault` makes of a line that is no object or names a field twice, of which JSON would keep the last in silence. */
export function jsonLine(text: string, fault: (message: string, remedy: string) => PlatformError): Fields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    const bare = /"([^"]*)"\s*:\s*(NaN|-?Infinity)\b/.exec(text)
    if (bare !== null) throw fault(`the field "${bare[1]}" is ${bare[2]}, which JSON cannot say`, 'leave it out, or write null')
    throw fault('is not valid JSON', 'write one object a line; is the file cut off?')
  }
  if (!isFields(value)) throw fault('is not an object', 'write one object a line')
  if (quotes(text) > quotes(JSON.stringify(value))) throw fault('names a field twice', 'name each field of an object once')
  return value
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field that JSON drops takes its quotation marks along; all other text keeps them. */
function quotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++
  return count
}
