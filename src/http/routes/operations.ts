/** How the platform is doing, who the caller is, and the work of operators. */
import Type from 'typebox'
import { oneOf } from '../../adapters/files/json-schema.ts'
import type { Offset } from '../../domain/ids.ts'
import type { App, RouteParts } from '../app.ts'
import { roles } from '../config.ts'
import { answers } from '../contract/answers.ts'
import { offset } from '../contract/page.ts'
import { type StatusBody, statusBody } from '../contract/platform-status.ts'
import type { Principal } from '../principal.ts'

const session = Type.Object({
  name: Type.String(),
  role: oneOf(roles),
  contract: Type.Optional(Type.String()),
  recruiter: Type.Optional(Type.String()),
  member: Type.Optional(Type.String()),
})
const reached = Type.Object({ offset })

export function operationRoutes(app: App, { platform, work }: RouteParts): void {
  const tags = ['operations']

  app.get(
    '/session',
    { schema: { tags, summary: 'Who the token speaks for', response: answers<Principal>(session) } },
    async ({ principal }) => principal,
  )

  app.get(
    '/status',
    { schema: { tags, summary: 'State of the platform', response: answers<StatusBody>(statusBody) } },
    async ({ principal }) => {
      const { rss, heapUsed } = process.memoryUsage()
      const { projections, models, members, jobs, projects, refreshes, ...status } = platform.status()
      const isOperator = principal.role === 'operator'
      const counts = isOperator ? { members, jobs, projects, refreshes: { ...refreshes, plans: [...refreshes.plans] } } : {}
      const memory = { rssBytes: rss, heapBytes: heapUsed }
      return { ...status, ...counts, models: [...models], projections: [...projections], work: isOperator ? work.list() : [], memory }
    },
  )

  app.post('/snapshot', { schema: { tags, summary: 'Write a snapshot', response: answers<{ offset: Offset }>(reached) } }, async () => ({
    offset: await platform.snapshot(),
  }))

  app.post(
    '/rebuild',
    { schema: { tags, summary: 'Drop every projection and replay the log', response: answers<{ offset: Offset }>(reached) } },
    async () => {
      await platform.rebuild()
      return { offset: platform.status().offset }
    },
  )
}
