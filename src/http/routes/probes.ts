/** For machines that watch: alive, ready, numbers. */
import type { App, RouteParts } from '../app.ts'

export function probeRoutes(app: App, { platform }: RouteParts): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const { ready } = platform.status()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' })
  })
}

export function metricRoutes(app: App, { metrics }: RouteParts): void {
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.print()))
}
