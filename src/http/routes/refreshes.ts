/** Refreshes: begun here, followed on the work board (`GET /work`), read here when they have ended. */
import Type from 'typebox'
import type { Refresh, RefreshState } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { accepts, answers } from '../contract/answers.ts'
import { refresh, refreshBody, refreshState } from '../contract/refresh.ts'

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
          'Answers when the refresh is under way: 202; 409 while another one is. What is learned ranks from the next request on, where it passes the gate.',
        body: refreshBody,
        response: accepts<Refresh>(refresh),
      },
    },
    async ({ body }, reply) => reply.status(202).send(await platform.startRefresh(body)),
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
