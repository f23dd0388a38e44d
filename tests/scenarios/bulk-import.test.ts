import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openHttp } from './open-http.ts'
import { sharedMarket } from './small-market.ts'

describe('what users ask for most', () => {
  const market = sharedMarket()

  it('bulk import: the preview writes nothing, and what a stop cut off goes on with nothing lost and nothing doubled', async () => {
    const importDirectory = await mkdtemp(join(tmpdir(), 'mutual-import-'))
    const { platform } = market
    const rows = Array.from({ length: 1600 }, (_, index) =>
      index === 700 ? '{"type":"member","id":7}' : JSON.stringify({ type: 'member', id: `bulk-${index}` }),
    )
    const type = { 'content-type': 'application/octet-stream' }
    const before = platform.status()
    try {
      const first = await openHttp(platform, { importDirectory })
      const preview = await first.send('POST', '/v1/imports?format=ndjson&preview=true', rows.join('\n'), type)
      assert.deepEqual(
        [preview.body.accepted, preview.body.refused, preview.body.problems[0].field, preview.body.problems[0].rows],
        [1599, 1, 'id', [701]],
      )
      assert.equal(platform.status().offset, before.offset)
      const { id } = (await first.send('POST', '/v1/imports?format=ndjson', rows.join('\n'), type)).body
      await first.close()
      assert.ok(platform.status().members < before.members + 1599, 'the stop came too late')

      const second = await openHttp(platform, { importDirectory })
      const finished = async (): Promise<Record<string, unknown>> => {
        const { body } = await second.send('GET', `/v1/imports/${id}`)
        return body.finished ? body : finished()
      }
      const report = await finished()
      await second.close()
      assert.deepEqual([report['rows'], report['accepted'], report['refused']], [1600, 1599, 1])
      assert.equal(platform.status().members, before.members + 1599)
      assert.equal(platform.status().offset, before.offset + 1599)
    } finally {
      await rm(importDirectory, { recursive: true })
    }
  })
})
