/** The web screens: built files, and the one page for every address that is not the API's. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from './app.ts'
import type { AnswerNotFound } from './not-found-answer.ts'

export async function addScreens(app: App, directory: string | undefined, answerNotFound: AnswerNotFound): Promise<void> {
  const isBuilt = directory !== undefined && existsSync(join(directory, 'index.html'))
  if (isBuilt) await app.register(fastifyStatic, { root: directory, wildcard: true, index: ['index.html'] })
  else app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs'))

  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (isBuilt && wantsPage && !request.url.startsWith('/v1/')) return reply.sendFile('index.html')
    return answerNotFound(request, reply)
  })
}
