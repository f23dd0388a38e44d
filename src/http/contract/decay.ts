/** How models age, by days since their promotion. */
import Type from 'typebox'
import { oneOf, timestamp } from '../../adapters/files/json-schema.ts'

/** Effects that a clean-up removed. */
export const removed = Type.Array(
  Type.Object({ coordinate: Type.String(), version: Type.String(), entities: Type.Integer(), bytes: Type.Integer() }),
  { description: 'Effects of versions that never ranked and were overtaken; they are gone' },
)

export const trainingScope = oneOf(['whole', 'effects'])

const decayCurve = Type.Object({
  version: Type.String(),
  promotedAt: timestamp,
  points: Type.Array(
    Type.Object({
      ageDays: Type.Integer({ description: 'Days since the promotion, from so many on up to one more' }),
      units: Type.Integer({ description: 'Pages, or jobs applied for' }),
      rows: Type.Integer(),
      positives: Type.Integer(),
      auc: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
})
export const lost = Type.Optional(Type.Number({ description: 'Area under the ROC curve that the model has lost since it was young' }))
export const alarm = Type.Optional(Type.String({ description: 'Why somebody should look' }))
export const decay = Type.Object({ live: Type.Optional(decayCurve), earlier: Type.Array(decayCurve), lost, alarm })
