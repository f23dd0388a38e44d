/** A past page re-scored from its own record. */
import Type, { type Static } from 'typebox'
import { oneOf, timestamp } from '../../adapters/files/json-schema.ts'
import { pageChannels } from '../../domain/feedback.ts'
import { contribution, requestId } from './page.ts'

const score = Type.Union([Type.Number(), Type.Null()])

export const pastPage = Type.Object({
  request: requestId,
  channel: oneOf(pageChannels),
  at: timestamp,
  query: Type.String(),
  models: Type.Array(Type.Object({ name: Type.String(), version: Type.String() })),
  featureSet: Type.String(),
  taxonomy: Type.String(),
  total: Type.Integer(),
  partial: Type.Boolean(),
  reproduced: Type.Boolean({ description: 'True where every score came out bit for bit' }),
  items: Type.Array(
    Type.Object({
      position: Type.Integer(),
      id: Type.String({ description: '"erased" for a person who was erased' }),
      served: score,
      rescored: score,
      contributions: Type.Array(contribution),
    }),
  ),
})
export type PastPage = Static<typeof pastPage>
