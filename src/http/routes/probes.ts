/** For machines that watch: alive, ready, numbers. */
import Type from 'typebox'
import type { App, RouteParts } from '../app.ts'
import { failures, streams } from '../contract/answers.ts'

const tags = ['operations']
/** Probes carry no token, and some ask by HEAD. */
const security: readonly Record<string, readonly string[]>[] = []
const stateOf = <const State extends string>(state: State) => Type.Object({ status: Type.Literal(state) })

export function probeRoutes(app: App, { platform }: RouteParts): void {
  app.get(
    '/healthz',
    { exposeHeadRoute: true, schema: { tags, security, summary: 'Does the process live?', response: { 200: stateOf('ok'), ...failures } } },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      exposeHeadRoute: true,
      schema: {
        tags,
        security,
        summary: 'Can searches be answered?',
        response: { 200: stateOf('ready'), 503: { description: 'Not yet', ...stateOf('starting') }, ...failures },
      },
    },
    async (_request, reply) =>
      platform.status().ready ? reply.code(200).send({ status: 'ready' }) : reply.code(503).send({ status: 'starting' }),
  )
}

export function metricRoutes(app: App, { metrics }: RouteParts): void {
  app.get(
    '/metrics',
    { schema: { tags, summary: 'Numbers for Prometheus', response: streams('text/plain', 'In the text format of Prometheus') } },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.print()),
  )
}
