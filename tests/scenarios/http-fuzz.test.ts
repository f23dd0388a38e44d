import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PlatformError } from '../../src/domain/errors.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { fuzzHttp } from './http-fuzz.ts'
import { memoryPlatform } from './memory-platform.ts'
import { openHttp } from './open-http.ts'

const fuzz = (changed: Partial<Platform>, ...only: readonly string[]) =>
  fuzzHttp(() => openHttp({ ...memoryPlatform(), ...changed }), { requests: 0, only })

describe('the hostile requests', () => {
  it('try both sides of the door', async () => {
    const { requests, routes, statuses } = await fuzz({}, 'PUT /v1/members/:id', 'GET /v1/members/:id', 'POST /v1/search/talent')
    assert.equal(requests, 200 * routes)
    for (const status of [200, 400, 403, 404, 415]) assert.ok(statuses[status]! >= 5, `${status} came ${statuses[status]} times`)
    assert.ok(statuses[413]! >= 1, 'nothing was too large')
  })

  it('see a platform that fails', async () => {
    const rank = async () => Promise.reject(new TypeError('a bug'))
    await assert.rejects(fuzz({ rank }, 'POST /v1/rank'), /POST \/v1\/rank: 500/)
  })

  it('see a platform that writes what it refuses', async () => {
    const { record, ...rest } = memoryPlatform()
    const careless = async (events: Parameters<Platform['record']>[0]) => {
      const receipt = await record(events)
      if (events.some(({ type }) => type === 'feedback'))
        throw new PlatformError('conflict', 'rating: came too late; send it sooner', { field: 'rating' })
      return receipt
    }
    await assert.rejects(fuzz({ ...rest, record: careless }, 'POST /v1/events'), /POST \/v1\/events: a refused request wrote to the log/)
  })
})
