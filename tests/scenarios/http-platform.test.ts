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
