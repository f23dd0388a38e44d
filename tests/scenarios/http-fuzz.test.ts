import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fuzzHttp } from './http-fuzz.ts'
import { memoryPlatform } from './memory-platform.ts'
import { openHttp } from './open-http.ts'

describe('the HTTP doors under hostile requests', () => {
  it('answer or refuse every one of 20,000 with field and remedy, and write nothing they refused', async () => {
    const report = await fuzzHttp(() => openHttp(memoryPlatform()))
    assert.ok(report.requests >= 20_000)
    assert.ok(report.statuses[200]! > 1000 && report.statuses[400]! > 1000, 'both sides of the door were tried')
  })
})
