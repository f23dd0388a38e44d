/** What every request passes before a route sees it: headers that come once, a host that is ours, pages that are ours. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../adapters/files/json-problem.ts'
import { forbidden } from './access.ts'
import { answerRefusal } from './error-answer.ts'

const single: ReadonlySet<string> = new Set(['authorization', 'content-type', 'content-length', 'host', 'origin'])

export function refuseDuplicateHeaders(request: FastifyRequest): void {
  const seen = new Set<string>()
  for (let index = 0; index < request.raw.rawHeaders.length; index += 2) {
    const name = request.raw.rawHeaders[index]!.toLowerCase()
    if (single.has(name) && seen.has(name)) throw refusal({ field: name, message: 'was sent more than once', remedy: 'send it once' })
    seen.add(name)
  }
}

const loopback = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/** Without tokens the loopback address is the only fence, and a foreign name that resolves to it would climb over. */
export function refuseForeignHost(request: FastifyRequest): void {
  if (loopback.test(request.headers.host ?? '')) return
  throw forbidden('host', 'this server answers to loopback names only', 'call it as localhost, or configure API tokens')
}

/** No page of another origin may write here, whatever content type it found that needs no preflight. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const sameOrigin = origin === undefined || hostOf(origin) === host
  if (sameOrigin && site !== 'cross-site') return
  if (request.method === 'GET' || request.method === 'HEAD') return
  throw forbidden('origin', 'pages of other origins may not write here', 'call the API from a server')
}

/** Bodies are read as they come. */
export function isEncoded(request: FastifyRequest): boolean {
  const encoding = request.headers['content-encoding']
  return encoding !== undefined && encoding.toLowerCase() !== 'identity'
}

export function answerEncoded(reply: FastifyReply): FastifyReply {
  reply.header('accept-encoding', 'identity')
  const message = 'is not accepted here'
  return answerRefusal(reply, { code: 'unsupported-media-type', field: 'content-encoding', message, remedy: 'send the body uncompressed' })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

const policy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  })
  if (request.url.startsWith('/v1')) reply.header('cache-control', 'no-store')
}
