/** The words that schemas at the doors are built from, with the limits that hold for every id, line and text taken in. */
import Type, { type TUnsafe } from 'typebox'
import type { Timestamp } from '../../domain/ids.ts'

export const idLength = 200
export const lineLength = 400
export const textLength = 20_000
export const listLength = 200

/** No control characters: C0, DEL and C1. */
const plainPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$'

/** The caller's own name for a thing. */
export function id<Id extends string>(description?: string): TUnsafe<Id> {
  return Type.Unsafe<Id>({ type: 'string', minLength: 1, maxLength: idLength, pattern: plainPattern, ...(description && { description }) })
}

export const line = Type.String({ maxLength: lineLength })
export const plainLine = Type.String({ maxLength: lineLength, pattern: plainPattern })
export const text = Type.String({ maxLength: textLength })

export function oneOf<const Values extends readonly string[]>(values: Values): TUnsafe<Values[number]> {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] })
}

const milliseconds = { type: 'integer', minimum: 0, maximum: 253_402_300_799_999 }

/** Milliseconds since 1970, up to the end of the year 9999. */
export const timestamp = Type.Unsafe<Timestamp>({ ...milliseconds, description: 'Milliseconds since 1970', examples: [1_767_225_600_000] })

/** A time as callers may state it: `readTime` (iso-time.ts) reads what is text. */
export const statedTime = Type.Unsafe<Timestamp>({
  anyOf: [milliseconds, { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}([T ].*)?$', maxLength: 40 }],
  description: 'Milliseconds since 1970 or an ISO date',
  examples: [1_767_225_600_000, '2026-01-31'],
})

/** ISO 3166-1 alpha-2. */
export const countryCode = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2, upper case' })
