/** The answers of a route: what the schema documents and the handler gives, and the refusals and failures every route shares. */
import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'
import { errorBody } from './error.ts'

const refused = { description: 'Refused: names the field and the remedy', ...errorBody }
const failed = { description: 'Failed: 500 is a bug, 503 says what is missing and what to do', ...errorBody }

type Failures = { '4xx': typeof errorBody; '5xx': typeof errorBody }

/** What any route may answer instead. */
export const failures: Failures = { '4xx': refused, '5xx': failed }

/** Answers are read-only, which schemas cannot say; agreement.test.ts holds each schema against the platform's type. */
export function answers<Answer>(schema: TSchema): { 200: TUnsafe<Answer> } & Failures {
  return { 200: Type.Unsafe<Answer>(schema), ...failures }
}

/** As `answers`, for work that goes on after the answer. */
export function accepts<Answer>(schema: TSchema): { 202: TUnsafe<Answer> } & Failures {
  return { 202: Type.Unsafe<Answer>(schema), ...failures }
}

/** As `answers`, for answers of another media type. */
export function streams(mediaType: string, description: string) {
  return { 200: { description, content: { [mediaType]: { schema: Type.String() } } }, ...failures }
}

/** True where a value of the schema's type can be read as the platform's type. */
export type Describes<Schema extends TSchema, Answer> = Static<Schema> extends Answer ? true : false
