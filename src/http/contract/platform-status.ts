import Type, { type Static } from 'typebox'
import { servingModel } from './model.ts'
import { offset } from './page.ts'
import { refreshStatus } from './refresh.ts'

export const longWork = Type.Object({
  name: Type.String(),
  stage: Type.Optional(Type.String({ description: 'What it does at the moment' })),
  done: Type.Number(),
  total: Type.Number({ description: '0 where not known yet' }),
  finished: Type.Boolean(),
  error: Type.Optional(Type.String()),
})
export type LongWorkBody = Static<typeof longWork>

export const statusBody = Type.Object({
  ready: Type.Boolean(),
  offset,
  members: Type.Optional(Type.Integer({ description: 'Of all contracts, and so for operators alone; so are jobs and projects' })),
  jobs: Type.Optional(Type.Integer()),
  projects: Type.Optional(Type.Integer()),
  demo: Type.Boolean({ description: 'Demo people are invented' }),
  model: Type.String(),
  models: Type.Array(servingModel),
  taxonomy: Type.Object({
    version: Type.String(),
    source: Type.String(),
    applied: Type.Boolean({ description: 'Every document speaks it' }),
  }),
  refreshes: Type.Optional(refreshStatus),
  work: Type.Array(longWork),
  projections: Type.Array(Type.Object({ name: Type.String(), offset })),
  memory: Type.Object({ rssBytes: Type.Number(), heapBytes: Type.Number() }),
})
export type StatusBody = Static<typeof statusBody>
