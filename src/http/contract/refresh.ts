/** Refreshes as operators see them: when the next one comes, what became of the last ones, and how models age. */
import Type from 'typebox'
import { line, oneOf, timestamp } from '../../adapters/files/json-schema.ts'
import { alarm, decay, lost, removed, trainingScope as scope } from './decay.ts'
import { offset } from './page.ts'

const plan = Type.String({ minLength: 1, maxLength: 100 })

export const refreshBody = Type.Object(
  {
    plan: Type.Optional({ ...plan, description: 'recruiter-search by default' }),
    scope: Type.Optional({
      ...scope,
      description: 'effects (by default): the contender that ranks, from where it stands; whole: every contender of the plan, anew',
    }),
  },
  { additionalProperties: false },
)

/** What is refreshed: a plan, or one entity at once. */
export const refreshOrRefitBody = Type.Object(
  {
    ...refreshBody.properties,
    entity: Type.Optional(
      Type.String({ ...line, minLength: 1, description: 'One job or member, at once: job:j42. Without plan and scope' }),
    ),
  },
  { additionalProperties: false },
)

export const entityRefit = Type.Object({
  entity: Type.String(),
  model: Type.String({ description: 'Version that ranks applicants' }),
  coordinate: Type.String(),
  rows: Type.Integer({ description: 'Applications that it was fitted on' }),
  positives: Type.Integer({ description: 'Those of them that were answered well' }),
  features: Type.Integer(),
  offset,
  tookMs: Type.Number(),
})

const refreshFields = {
  id: Type.Integer(),
  plan: Type.String(),
  scope,
  trigger: oneOf(['request', 'schedule', 'restart']),
  startedAt: timestamp,
  endedAt: Type.Optional(timestamp),
  state: oneOf(['running', 'finished', 'failed', 'interrupted']),
  training: Type.Integer({ description: 'Number of its training, which tells more' }),
  promoted: Type.Optional(Type.Boolean()),
  candidate: Type.Optional(Type.String({ description: 'The version that was learned' })),
  reason: Type.Optional(Type.String({ description: 'Why it was promoted, or kept back, or why there is none' })),
}
export const refresh = Type.Object({ ...refreshFields, removed: Type.Optional(removed), decay: Type.Optional(decay) })

const next = Type.Optional(Type.Object({ plan: Type.String(), scope, at: timestamp }))
export const refreshState = Type.Object({
  schedule: Type.Optional(
    Type.Object(
      {
        plans: Type.Array(Type.String()),
        atHour: Type.Integer({ description: 'UTC' }),
        everyHours: Type.Integer(),
        wholeEveryDays: Type.Integer(),
      },
      { description: 'Absent: on demand alone' },
    ),
  ),
  next,
  refreshes: Type.Array(refresh, { description: 'Newest first' }),
})

export const refreshStatus = Type.Object({
  next,
  plans: Type.Array(Type.Object({ plan: Type.String(), last: Type.Object(refreshFields), lost, alarm })),
})
