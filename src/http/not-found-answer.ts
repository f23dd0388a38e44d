/** Where no route is: whether nothing is at the address, or only nothing by that method. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { answerRefusal } from './error-answer.ts'

export type AnswerNotFound = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** Hears of every route that is added after it. */
export function notFoundAnswer(app: App): AnswerNotFound {
  const routes: { readonly pattern: RegExp; readonly method: string }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    // The screens lie under every address, and are found before this.
    if (!url.endsWith('*')) for (const each of [method].flat()) routes.push({ pattern: patternOf(url), method: each })
  })

  return ({ method, url }, reply) => {
    const [path = ''] = url.split('?')
    const allowed = [...new Set(routes.filter(({ pattern }) => pattern.test(path)).map((route) => route.method))]
    const message = `no route ${method} here`
    if (allowed.length === 0) return answerRefusal(reply, { code: 'not-found', field: 'path', message, remedy: 'see /docs for the routes' })
    reply.header('allow', allowed.join(', '))
    return answerRefusal(reply, { code: 'method-not-allowed', field: 'method', message, remedy: `send ${allowed.join(' or ')}` })
  }
}

function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`)
}
