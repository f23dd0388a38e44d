/** The answers of a route: what the schema documents and the handler gives, and the refusals every route shares. */
import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'
import { errorBody } from './error.ts'

const refused = { description: 'Refused: names the field and the remedy', ...errorBody }

/** `schema` describes at least what `Answer` promises to readers; arrays of answers are read-only, which schemas cannot say. */
export function answers<Answer>(schema: TSchema & { static?: Answer }): { 200: TUnsafe<Answer>; '4xx': typeof errorBody } {
  return { 200: Type.Unsafe<Answer>(schema), '4xx': refused }
}

/** Compile-time: a value of the schema's type can be read as the platform's type. */
export type Describes<Schema extends TSchema, Answer> = Static<Schema> extends Answer ? true : false
