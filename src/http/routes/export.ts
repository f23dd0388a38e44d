/** Everything, as NDJSON that the importer reads back. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { App, RouteParts } from '../app.ts'
import { streams } from '../contract/answers.ts'
import { callerOf } from '../principal.ts'

const mediaType = 'application/x-ndjson'

export function exportRoutes(app: App, { platform }: RouteParts): void {
  const response = streams(mediaType, 'One JSON object a line')

  app.get('/members', { schema: { tags: ['members'], summary: 'All profiles as NDJSON', response } }, async ({ principal }, reply) =>
    stream(reply, linesOf('member', platform.members(callerOf(principal)))),
  )

  app.get('/jobs', { schema: { tags: ['jobs'], summary: 'All postings as NDJSON', response } }, async ({ principal }, reply) =>
    stream(reply, linesOf('job', platform.jobs(callerOf(principal)))),
  )
}

async function* linesOf(type: string, items: AsyncIterable<object>): AsyncIterable<string> {
  for await (const item of items) yield `${JSON.stringify({ type, ...item })}\n`
}

function stream(reply: FastifyReply, lines: AsyncIterable<string>): FastifyReply {
  return reply.type(mediaType).send(Readable.from(lines))
}
