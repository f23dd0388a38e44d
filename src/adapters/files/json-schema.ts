/** The words that schemas at the doors are built from, with the limits that hold for every id, line and text taken in. */
import Type, { type TUnsafe } from 'typebox'
import Format from 'typebox/format'
import type { Timestamp } from '../../domain/ids.ts'
import { isCountryCode, isCurrencyCode, isImageAddress, isMailAddress, isWebAddress } from './known-codes.ts'

export const idLength = 200
export const lineLength = 400
export const textLength = 20_000
export const listLength = 200

/** No control characters: C0, DEL and C1. */
const plainPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$'

/** Told in words by `json-problem.ts`. */
export const notBlank = '\\S'

/** The caller's own name for a thing. */
export function id<Id extends string>(description?: string): TUnsafe<Id> {
  return Type.Unsafe<Id>({ type: 'string', minLength: 1, maxLength: idLength, pattern: plainPattern, ...(description && { description }) })
}

export const line = Type.String({ maxLength: lineLength })
/** What names a thing, and so cannot be blank. */
export const nameLine = Type.String({ minLength: 1, maxLength: lineLength, pattern: notBlank })
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
export const countryCode = Type.String({ pattern: '^[A-Z]{2}$', format: 'country-code', description: 'ISO 3166-1 alpha-2, upper case' })
/** ISO 4217. */
export const currencyCode = Type.String({ pattern: '^[A-Z]{3}$', format: 'currency-code', description: 'ISO 4217' })

const longestAddress = 2000
export const mailAddress = Type.String({ maxLength: lineLength, format: 'mail-address' })
export const webAddress = Type.String({ maxLength: longestAddress, format: 'web-address' })
export const imageAddress = Type.String({ maxLength: longestAddress, format: 'image-address' })

Format.Set('country-code', isCountryCode)
Format.Set('currency-code', isCurrencyCode)
Format.Set('mail-address', isMailAddress)
Format.Set('web-address', isWebAddress)
Format.Set('image-address', isImageAddress)
