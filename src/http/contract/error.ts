import Type, { type Static } from 'typebox'
import { oneOf } from '../../adapters/files/json-schema.ts'
import { errorCodes } from '../status.ts'

/** Every refusal names the field and the remedy. */
export const errorBody = Type.Object({
  error: Type.Object({
    code: oneOf(errorCodes),
    message: Type.String(),
    field: Type.String(),
    remedy: Type.String(),
    rows: Type.Optional(
      Type.Array(Type.Object({ row: Type.Integer(), field: Type.String(), message: Type.String(), remedy: Type.String() }), {
        description: 'For lists: the first rows at fault, from 0',
      }),
    ),
  }),
})
export type ErrorBody = Static<typeof errorBody>
