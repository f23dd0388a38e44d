/** Progress of long work, as server-sent events: the last step of each at once, then every step. */
import type { ServerResponse } from 'node:http'
import type { LongWork } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { streams } from '../contract/answers.ts'

const mediaType = 'text/event-stream'
const heartbeatMs = 15_000

export function workRoutes(app: App, { work }: RouteParts): void {
  const open = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    for (const response of open) response.end()
  })

  app.get(
    '/work',
    { schema: { tags: ['operations'], summary: 'Progress of long work', response: streams(mediaType, 'Each step as an event') } },
    ({ principal }, reply) => {
      const { raw } = reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, { 'content-type': mediaType, 'cache-control': 'no-store', connection: 'keep-alive' })
      raw.write(': open\n\n')
      const send = (step: LongWork) => raw.write(`data: ${JSON.stringify(step)}\n\n`)
      // Work is named after files and plans, which are no recruiter's business: to them the stream stays silent.
      const isTold = principal.role === 'operator'
      if (isTold) for (const step of work.list()) send(step)
      const leave = isTold ? work.listen(send) : () => undefined
      const heartbeat = setInterval(() => raw.write(': \n\n'), heartbeatMs)
      open.add(raw)
      raw.on('close', () => {
        leave()
        clearInterval(heartbeat)
        open.delete(raw)
      })
    },
  )
}
