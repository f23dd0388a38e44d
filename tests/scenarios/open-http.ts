/** A server over a platform for tests: requests are injected, tokens are known words, and every answer must be as the document says. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DestinationStream } from 'pino'
import type { ContractId, MemberId, RecruiterId } from '../../src/domain/ids.ts'
import type { App } from '../../src/http/app.ts'
import type { ServerConfig, TokenConfig } from '../../src/http/config.ts'
import { createServer } from '../../src/http/create-server.ts'
import { createLogger } from '../../src/http/logger.ts'
import { tokenHash } from '../../src/http/principal.ts'
import type { Simulate } from '../../src/http/simulations/simulations.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { documentedAnswers } from './documented-answers.ts'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  readonly body: any
}

export interface Http {
  readonly app: App
  readonly importDirectory: string
  send(method: string, url: string, payload?: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

export interface HttpOptions {
  readonly tokens?: boolean
  /** The local caller's seat, where there are no tokens. */
  readonly local?: ServerConfig['local']
  readonly log?: DestinationStream
  readonly importDirectory?: string
  readonly webDirectory?: string
  readonly simulate?: Simulate
}

const acme = { contract: 'acme' as ContractId, recruiter: 'rae' as RecruiterId }

/** The token of each is its own name, repeated to be long enough. */
export const tokens: Readonly<Record<string, Omit<TokenConfig, 'tokenHash' | 'name'>>> = {
  recruiter: { role: 'recruiter', ...acme },
  seatless: { role: 'recruiter', contract: 'acme' as ContractId },
  rival: { role: 'recruiter', contract: 'rival' as ContractId },
  seeker: { role: 'seeker' },
  boundSeeker: { role: 'seeker', member: 'ada' as MemberId },
  operator: { role: 'operator' },
}

export function bearer(name: keyof typeof tokens): { authorization: string } {
  return { authorization: `Bearer ${tokenOf(String(name))}` }
}

function tokenOf(name: string): string {
  return `${name}-${name}-${name}`
}

export async function openHttp(platform: Platform, options: HttpOptions = {}): Promise<Http> {
  const importDirectory = options.importDirectory ?? (await mkdtemp(join(tmpdir(), 'mutual-http-')))
  const known = Object.entries(tokens).map(([name, token]) => ({ ...token, name, tokenHash: tokenHash(tokenOf(name)) }))
  const config = { tokens: options.tokens ? known : [], local: options.local ?? acme, importDirectory }
  const logger = options.log ? createLogger('info', options.log) : createLogger('silent')
  const { webDirectory, simulate } = options
  const app = await createServer({ platform, config, logger, ...(webDirectory && { webDirectory }), ...(simulate && { simulate }) })
  const check = documentedAnswers(app)
  return {
    app,
    importDirectory,
    async send(method, url, payload, headers = {}) {
      const sent = { host: 'localhost', ...headers }
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: sent,
        ...(payload !== undefined && { payload: payload as object }),
      })
      check(method, url, { status: answer.statusCode, text: answer.payload, headers: answer.headers })
      return { status: answer.statusCode, text: answer.payload, headers: answer.headers, body: jsonOf(answer.payload) }
    },
    async close() {
      await app.close()
      if (!options.importDirectory) await rm(importDirectory, { recursive: true })
    },
  }
}

function jsonOf(text: string): unknown {
  return /^[[{]/.test(text) && !text.includes('}\n{') ? JSON.parse(text) : undefined
}
