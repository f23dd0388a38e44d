/** Two contracts on one platform behind HTTP, where each may not see some of what the other has. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { type Answer, bearer, type Http, openHttp } from './open-http.ts'

export const unseen = { type: 'contract', contract: 'rival' }

export type Name = 'recruiter' | 'seatless' | 'rival' | 'seeker' | 'boundSeeker' | 'operator'
type Send = (name: Name, method: string, url: string, payload?: unknown) => Promise<Answer>

/** Status and words of a refusal, without the id that the caller sent. */
export function said({ status, text }: Answer, id: string): readonly unknown[] {
  return [status, text.replaceAll(id, 'ID')]
}

export async function within(work: (send: Send) => Promise<void>): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-visibility-'))
  const platform = await openPlatform({ dataDirectory, workers: 0 })
  const http = await openHttp(platform, { tokens: true })
  const send: Send = (name, method, url, payload) => http.send(method, url, payload, bearer(name))
  try {
    await fill(http)
    await work(send)
  } finally {
    await http.close()
    await platform.close()
    await rm(dataDirectory, { recursive: true })
  }
}

async function fill({ send }: Http): Promise<void> {
  const developer = { headline: 'Java developer', skills: [{ name: 'Java' }] }
  const states: readonly (readonly [string, unknown])[] = [
    ['/v1/contracts/acme', { name: 'Acme', company: 'Acme GmbH' }],
    ['/v1/contracts/rival', { name: 'Rival' }],
    ['/v1/recruiters/rae', { name: 'Rae', contract: 'acme' }],
    ['/v1/recruiters/rob', { name: 'Rob', contract: 'rival' }],
    ['/v1/jobs/j-acme', { title: 'Java developer', contract: 'acme', targeting: { skills: ['Java'] } }],
    ['/v1/jobs/j-rival', { title: 'Secret developer', contract: 'rival', audience: unseen, targeting: { skills: ['Kotlin'] } }],
    ['/v1/projects/p-acme', { name: 'Ours', contract: 'acme' }],
    ['/v1/projects/p-rival', { name: 'Theirs', contract: 'rival', job: 'j-rival' }],
    ['/v1/members/ada', developer],
    ['/v1/members/m-open', developer],
    ['/v1/members/m-mover', developer],
    ['/v1/members/m-hider', developer],
    ['/v1/members/m-rival', { ...developer, audience: unseen }],
    ['/v1/members/m-hidden', { ...developer, hiddenFrom: ['Acme GmbH'] }],
  ]
  for (const [url, body] of states) assert.equal((await send('PUT', url, body, bearer('operator'))).status, 200, url)
}
