/** The answers of a route: what the schema documents and the handler gives, and the refusals every route shares. */
import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'
import { errorBody } from './error.ts'

const refused = { description: 'Refused: names the field and the remedy', ...errorBody }

/** Answers are read-only, which schemas cannot say; agreement.test.ts holds each schema against the platform's type. */
export function answers<Answer>(schema: TSchema): { 200: TUnsafe<Answer>; '4xx': typeof errorBody } {
  return { 200: Type.Unsafe<Answer>(schema), '4xx': refused }
}

/** As `answers`, for work that goes on after the answer. */
export function accepts<Answer>(schema: TSchema): { 202: TUnsafe<Answer>; '4xx': typeof errorBody } {
  return { 202: Type.Unsafe<Answer>(schema), '4xx': refused }
}

/** As `answers`, for answers that are a stream of another media type. */
export function streams(mediaType: string, description: string) {
  return { 200: { description, content: { [mediaType]: { schema: Type.String() } } }, '4xx': refused }
}

/** True where a value of the schema's type can be read as the platform's type. */
export type Describes<Schema extends TSchema, Answer> = Static<Schema> extends Answer ? true : false
