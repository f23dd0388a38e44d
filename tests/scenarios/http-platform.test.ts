import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { fuzzHttp } from './http-fuzz.ts'
import { describeHttp } from './http-routes.ts'
import { openHttp } from './open-http.ts'

/** A platform whose folder goes when it closes. */
async function openTemporary(): Promise<Platform> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-platform-'))
  const platform = await openPlatform({ dataDirectory, workers: 0 })
  return {
    ...platform,
    async close() {
      await platform.close()
      await rm(dataDirectory, { recursive: true })
    },
  }
}

describeHttp('the embedded Platform', openTemporary)

describe('the list of projects', () => {
  it('names the employer of each posting, or else the company of the contract', async () => {
    const platform = await openTemporary()
    const { send, close } = await openHttp(platform)
    try {
      await send('PUT', '/v1/contracts/acme', { name: 'Acme account', company: 'Acme' })
      await send('PUT', '/v1/jobs/j1', { title: 'Glazier', company: 'Pane & Sons' })
      await send('PUT', '/v1/projects/p1', { name: 'Glazier', contract: 'acme', job: 'j1' })
      await send('PUT', '/v1/projects/p2', { name: 'Glazier', contract: 'acme' })
      const { body } = await send('GET', '/v1/projects')
      assert.deepEqual(
        body.map(({ id, company }: { id: string; company: string }) => [id, company]),
        [
          ['p1', 'Pane & Sons'],
          ['p2', 'Acme'],
        ],
      )
    } finally {
      await close()
      await platform.close()
    }
  })
})

describe('the embedded platform under hostile requests', () => {
  it('answers or refuses every one with field and remedy, and writes nothing it refused', async () => {
    const platform = await openTemporary()
    try {
      const report = await fuzzHttp(() => openHttp(platform))
      assert.ok(report.requests >= 20_000 && report.statuses[400]! > 1000)
    } finally {
      await platform.close()
    }
  })
})
