/** What a newcomer to the API does wrong, and what is said of it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { ErrorBody } from '../../src/http/contract/error.ts'
import { memoryPlatform } from './memory-platform.ts'
import { type Http, openHttp } from './open-http.ts'

async function within(work: (http: Http) => Promise<void>, tokens = false): Promise<void> {
  const http = await openHttp(memoryPlatform(), { tokens })
  try {
    await work(http)
  } finally {
    await http.close()
  }
}

describe('the HTTP server', () => {
  it('tells which methods an address takes, where one is sent that it does not', () =>
    within(async ({ send }) => {
      for (const [method, url, allowed] of [
        ['GET', '/v1/search/talent?text=java', 'POST'],
        ['POST', '/v1/status', 'GET'],
        ['OPTIONS', '/v1/status', 'GET'],
        ['PATCH', '/v1/members/ada', 'PUT, GET, DELETE'],
      ] as const) {
        const { status, body, headers } = await send(method, url)
        const remedy = `send ${allowed.replaceAll(', ', ' or ')}`
        assert.deepEqual([status, headers['allow'], body.error.field, body.error.remedy], [405, allowed, 'method', remedy])
      }
      assert.equal((await send('HEAD', '/v1/status')).status, 405)
      for (const url of ['/nowhere', '/v1/nowhere', '/v1/status/']) {
        const { status, body, headers } = await send('POST', url)
        assert.deepEqual([status, headers['allow'], body.error.field], [404, undefined, 'path'])
      }
    }))

  it('answers probes by HEAD as by GET', () =>
    within(async ({ send }) => {
      for (const url of ['/healthz', '/readyz']) assert.equal((await send('HEAD', url)).status, 200)
    }))

  it('refuses bodies that are empty or compressed for what they are', () =>
    within(async ({ send }) => {
      for (const [method, url] of [
        ['POST', '/v1/search/talent'],
        ['PUT', '/v1/members/ada'],
        ['POST', '/v1/events'],
      ] as const)
        for (const type of [undefined, 'application/json']) {
          const { status, body } = await send(method, url, undefined, type ? { 'content-type': type } : {})
          assert.deepEqual([status, body.error.field], [400, 'body'], url)
          assert.match(body.error.message, /is missing|holds no event/)
        }
      assert.equal((await send('POST', '/v1/taxonomies?source=own')).body.error.message, 'body: is empty')
      for (const url of ['/v1/search/talent', '/v1/imports?format=csv']) {
        const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
        const { status, body } = await send('POST', url, gzipSync('{"text": "java"}'), headers)
        assert.deepEqual([status, body.error.field, body.error.remedy], [415, 'content-encoding', 'send the body uncompressed'])
      }
    }))

  it('says of an address that is too long, and of headers that are, what is too long', () =>
    within(async ({ send, app }) => {
      const { status, body } = await send('GET', `/v1/members/${'a'.repeat(9000)}`)
      assert.deepEqual([status, body.error.field, body.error.message], [400, 'path', 'path: is too long'])
      const url = await app.listen({ port: 0, host: '127.0.0.1' })
      const answer = await fetch(`${url}/v1/status?x=${'a'.repeat(20_000)}`)
      const { error } = (await answer.json()) as ErrorBody
      assert.deepEqual([answer.status, error.code, error.field], [431, 'headers-too-large', 'headers'])
    }))

  it('does not choose between two values of one name', () =>
    within(async ({ send }) => {
      const json = { 'content-type': 'application/json' }
      const { status, body } = await send('POST', '/v1/search/talent', '{"text":"java","text":"cobol"}', json)
      assert.deepEqual([status, body.error.message, body.error.remedy], [400, 'text: is stated twice in one object', 'state it once'])
      const event = '{"type":"hired","member":"ada","member":"bea","job":"j1"}'
      for (const type of ['application/json', 'application/x-ndjson']) {
        const refused = await send('POST', '/v1/events', type.endsWith('/json') ? `[${event}]` : event, { 'content-type': type })
        assert.deepEqual([refused.status, refused.body.error.field], [400, '[0].member'])
      }
    }))

  it('takes events of the past and, for clocks that differ, of a day ahead', () =>
    within(async ({ send }) => {
      const upserted = (hours: number) => ({ type: 'member-upserted', member: { id: 'ada' }, at: Date.now() + hours * 3_600_000 })
      assert.equal((await send('POST', '/v1/events', [upserted(-100_000), upserted(20)])).status, 200)
      for (const url of ['/v1/events', '/v1/events?check=true']) {
        const { status, body } = await send('POST', url, [upserted(0), upserted(30), { ...upserted(0), at: 253_402_300_799_999 }])
        assert.deepEqual([status, body.error.message], [400, '[1].at: lies in the future'])
        assert.deepEqual(
          body.error.rows.map(({ row, field }: { row: number; field: string }) => [row, field]),
          [
            [1, 'at'],
            [2, 'at'],
          ],
        )
      }
      assert.equal((await send('GET', '/v1/status')).body.offset, 2)
    }))

  it('names the field that no route knows, even one without a name', () =>
    within(async ({ send }) => {
      const messageOf = async (body: object) => (await send('POST', '/v1/search/talent', body)).body.error.message
      assert.equal(await messageOf({ query: 'java' }), 'query: is not known here')
      assert.equal(await messageOf({ '': 'java' }), '"": is not known here')
    }))

  it('says to callers without a token how to show one', () =>
    within(async ({ send }) => {
      const { status, headers, body } = await send('GET', '/v1/status')
      assert.deepEqual([status, headers['www-authenticate'], body.error.field], [401, 'Bearer', 'authorization'])
    }, true))
})
