import Type, { type Static } from 'typebox'
import { offset } from './page.ts'

export const longWork = Type.Object({
  name: Type.String(),
  done: Type.Number(),
  total: Type.Number({ description: '0 where not known yet' }),
  finished: Type.Boolean(),
  error: Type.Optional(Type.String()),
})
export type LongWorkBody = Static<typeof longWork>

export const statusBody = Type.Object({
  ready: Type.Boolean(),
  offset,
  members: Type.Integer(),
  jobs: Type.Integer(),
  projects: Type.Integer(),
  demo: Type.Boolean({ description: 'Demo people are invented' }),
  model: Type.String(),
  work: Type.Array(longWork),
  projections: Type.Array(Type.Object({ name: Type.String(), offset })),
  memory: Type.Object({ rssBytes: Type.Number(), heapBytes: Type.Number() }),
})
export type StatusBody = Static<typeof statusBody>
