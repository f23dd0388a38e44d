/** Refreshes: begun here, followed on the work board (`GET /work`), read here when they have ended. */
import Type from 'typebox'
import { refusal } from '../../adapters/files/json-problem.ts'
import type { EntityRefit, Refresh, RefreshState } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { accepts, answers } from '../contract/answers.ts'
import { entityRefit, refresh, refreshOrRefitBody, refreshState } from '../contract/refresh.ts'

const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

export function refreshRoutes(app: App, { platform }: RouteParts): void {
  const tags = ['models']

  app.post(
    '/refreshes',
    {
      schema: {
        tags,
        summary: 'Learn anew from where the models stand',
        description:
          'Answers when the refresh is under way: 202; 409 while another one is. What is learned ranks from the next request on, where it passes the gate. With `entity`, what the model of applicants has learned of one job or member is fitted anew before the answer: 200.',
        body: refreshOrRefitBody,
        response: { ...accepts<Refresh>(refresh), ...answers<EntityRefit>(entityRefit) },
      },
    },
    async ({ body }, reply) => {
      const { entity, ...input } = body
      if (entity === undefined) return reply.status(202).send(await platform.startRefresh(input))
      if (Object.keys(input).length > 0)
        throw refusal({ field: 'entity', message: 'stands beside plan or scope', remedy: 'send one or the other' })
      return reply.status(200).send(await platform.refitEntity(entity))
    },
  )

  app.get(
    '/refreshes',
    { schema: { tags, summary: 'The next refresh, and the last ones with their reasons', response: answers<RefreshState>(refreshState) } },
    async () => platform.refreshes(),
  )

  app.get(
    '/refreshes/:id',
    { schema: { tags, summary: 'What a refresh did', params, response: answers<Refresh>(refresh) } },
    async ({ params }) => platform.oneRefresh(params.id),
  )
}
