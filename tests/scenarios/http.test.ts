import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PlatformError } from '../../src/domain/errors.ts'
import { accessTable } from '../../src/http/access.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { describeHttp } from './http-routes.ts'
import { type MemoryPlatform, memoryPlatform } from './memory-platform.ts'
import { bearer, type Http, openHttp } from './open-http.ts'

describeHttp('MemoryPlatform', async () => memoryPlatform())

async function within(
  work: (http: Http, platform: MemoryPlatform) => Promise<void>,
  changed: Partial<Platform> = {},
  log?: string[],
): Promise<void> {
  const platform = { ...memoryPlatform(), ...changed }
  const http = await openHttp(platform, log ? { log: { write: (line) => void log.push(line) } } : {})
  try {
    await work(http, platform)
  } finally {
    await http.close()
  }
}

describe('the HTTP server', () => {
  it('answers to loopback names only, where there are no tokens', () =>
    within(async ({ send }) => {
      for (const host of ['localhost:7700', '127.0.0.1', '[::1]:80', 'mutual.localhost']) {
        assert.equal((await send('GET', '/v1/status', undefined, { host })).status, 200)
      }
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.1']) {
        const { status, body } = await send('GET', '/v1/status', undefined, { host })
        assert.deepEqual([status, body.error.field], [403, 'host'])
      }
    }))

  it('lets no page of another origin write, and reads are open to none', () =>
    within(async ({ send }) => {
      const file = '{"type":"member","id":"a"}'
      const foreign = await send('POST', '/v1/imports?format=ndjson', file, {
        origin: 'https://evil.example',
        'content-type': 'text/plain',
      })
      assert.deepEqual([foreign.status, foreign.body.error.field], [403, 'origin'])
      assert.equal((await send('POST', '/v1/snapshot', undefined, { 'sec-fetch-site': 'cross-site' })).status, 403)
      assert.equal((await send('POST', '/v1/snapshot', undefined, { origin: 'http://localhost' })).status, 200)
      const read = await send('GET', '/v1/status', undefined, { origin: 'https://evil.example' })
      assert.equal(read.headers['access-control-allow-origin'], undefined)
    }))

  it('sends the headers that keep pages safe', () =>
    within(async ({ send }) => {
      for (const url of ['/v1/status', '/docs', '/nowhere']) {
        const { headers } = await send('GET', url)
        assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/)
        assert.equal(headers['x-content-type-options'], 'nosniff')
      }
    }))

  it('takes JSON alone, in UTF-8, of bounded size, with headers that come once', () =>
    within(async ({ send, app }) => {
      const json = { 'content-type': 'application/json' }
      const search = async (payload: unknown, headers: Record<string, string> = json) => send('POST', '/v1/search/talent', payload, headers)
      assert.equal((await search('text=x', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
      assert.equal((await search(`{"text":"${'x'.repeat(1_100_000)}"}`)).status, 413)
      assert.equal((await search(Buffer.from([0x7b, 0xff, 0x7d]))).body.error.message, 'body: is not valid UTF-8')
      assert.equal((await search('{"text":"a","__proto__":{"limit":1}}')).body.error.field, '__proto__')
      const url = await app.listen({ port: 0, host: '127.0.0.1' })
      assert.equal(await statusOf(url, ['Content-Type: application/json', 'Content-Type: text/plain']), 400)
    }))

  it('logs an unexpected fault by kind and place, and neither what was said nor whom it was about', async () => {
    const log: string[] = []
    const fail = async () => {
      throw new TypeError('cannot read Ada Example <ada@example.com>')
    }
    await within(
      async ({ send }) => {
        const { status, text } = await send('POST', '/v1/search/talent', { text: 'Ada Example' })
        assert.equal(status, 500)
        await send('GET', '/v1/members/ada-example')
        assert.doesNotMatch(text + log.join(''), /Ada|ada/)
        assert.match(log.join(''), /"route":"\/v1\/search\/talent","error":"TypeError","frames":\[.*http\.test/)
        assert.match(log.join(''), /"route":"\/v1\/members\/:id"/)
      },
      { searchTalent: fail },
      log,
    )
  })

  it('passes a RangeError of a parser on as a bad request', () =>
    within(
      async ({ send }) => {
        const { status, body } = await send('POST', '/v1/search/talent', { text: '((' })
        assert.deepEqual([status, body.error.remedy], [400, 'close it'])
      },
      { searchTalent: async () => Promise.reject(new RangeError('unbalanced parenthesis at 1; close it')) },
    ))

  it('is ready when the platform is', () =>
    within(
      async ({ send }) => {
        assert.equal((await send('GET', '/healthz')).status, 200)
        assert.equal((await send('GET', '/readyz')).status, 503)
      },
      { status: () => ({ ...memoryPlatform().status(), ready: false }) },
    ))

  it('answers 503 with the reason and the remedy where the platform is unavailable', () =>
    within(
      async ({ send }) => {
        const { status, body } = await send('POST', '/v1/rank', { members: ['a'] })
        const error = { code: 'unavailable', message: 'request: the index is loading', field: 'request', remedy: 'ask again in a moment' }
        assert.deepEqual([status, body], [503, { error }])
      },
      { rank: async () => Promise.reject(new PlatformError('unavailable', 'the index is loading; ask again in a moment')) },
    ))

  it('counts by route pattern', () =>
    within(async ({ send }) => {
      await send('GET', '/v1/members/ada')
      const { text } = await send('GET', '/metrics')
      assert.match(text, /mutual_request_seconds_count\{route="\/v1\/members\/:id",method="GET",status="404"\} 1/)
      assert.match(text, /mutual_log_offset 0/)
      assert.doesNotMatch(text, /ada/)
    }))

  it('documents every route and its refusals, from pages that fetch nothing from elsewhere', () =>
    within(async ({ send }) => {
      const { body } = await send('GET', '/openapi.json')
      for (const route of Object.keys(accessTable)) {
        const [method = '', pattern = ''] = route.split(' ')
        const documented = body.paths[pattern.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
        assert.ok(documented, route)
        for (const kind of ['4XX', '5XX'])
          assert.ok(documented.responses[kind]?.content['application/json'].schema.properties.error, `${route} says how it answers ${kind}`)
        assert.ok(
          Object.keys(documented.responses).some((status) => /^20\d$/.test(status)),
          `${route} says what it answers`,
        )
      }
      assert.deepEqual(Object.keys(body.paths['/metrics'].get.responses['200'].content), ['text/plain'])
      assert.deepEqual(Object.keys(body.paths['/readyz'].get.responses), ['200', '503', '4XX', '5XX'])
      for (const probe of ['/healthz', '/readyz']) assert.deepEqual(body.paths[probe].get.security, [])
      const resume = body.paths['/v1/members/{id}/json-resume'].get.responses['200'].content['application/json'].schema
      assert.ok(resume.properties.basics.properties.label && resume.properties.meta.properties.mutual)
      const posting = body.paths['/v1/jobs/{id}/job-posting'].get.responses['200'].content['application/json'].schema
      assert.ok(posting.properties.title && posting.properties['x-mutual'])
      const { text } = await send('GET', '/docs')
      assert.doesNotMatch(text, /(src|href)="(https?:)?\/\//)
    }))

  it('serves the screens, and their one page for every address of theirs', async () => {
    const webDirectory = await mkdtemp(join(tmpdir(), 'mutual-web-'))
    await writeFile(join(webDirectory, 'index.html'), '<title>Mutual</title>')
    await writeFile(join(webDirectory, 'app.js'), 'export {}')
    const { send, close } = await openHttp(memoryPlatform(), { webDirectory })
    const page = { accept: 'text/html' }
    for (const url of ['/', '/projects/p1', '/search?q=java']) assert.match((await send('GET', url, undefined, page)).text, /<title>Mutual/)
    assert.equal((await send('GET', '/app.js')).text, 'export {}')
    assert.equal((await send('GET', '/v1/nothing', undefined, page)).body.error.code, 'not-found')
    assert.equal((await send('GET', '/missing.js')).status, 404)
    assert.equal((await send('GET', '/%2e%2e/%2e%2e/etc/passwd')).status, 404)
    await close()
    await rm(webDirectory, { recursive: true })
  })

  it('streams the progress of work until the listener leaves', () =>
    within(async ({ app }, platform) => {
      const url = await app.listen({ port: 0, host: '127.0.0.1' })
      const seen = await new Promise<string>((resolve, reject) => {
        const call = request(`${url}/v1/work`, (answer) => {
          let text = ''
          answer.on('data', (chunk: Buffer) => {
            if (text === '') platform.tell({ name: 'training', done: 1, total: 2, finished: false })
            text += chunk.toString()
            if (!text.includes('training')) return
            resolve(text)
            call.destroy()
          })
        })
        call.on('error', reject).end()
      })
      assert.match(seen, /data: \{"name":"training","done":1,"total":2,"finished":false\}\n\n/)
    }))
})

describe('a token', () => {
  it('says whom it speaks for', async () => {
    const http = await openHttp(memoryPlatform(), { tokens: true })
    const { body } = await http.send('GET', '/v1/session', undefined, bearer('recruiter'))
    assert.deepEqual(body, { name: 'recruiter', role: 'recruiter', contract: 'acme', recruiter: 'rae' })
    await http.close()
  })
})

/** Sent as written, where an ordinary client would not. */
function statusOf(url: string, headers: readonly string[]): Promise<number> {
  const { hostname, port } = new URL(url)
  const raw = headers.flatMap((header) => header.split(': '))
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, path: '/v1/search/talent', method: 'POST', headers: ['Host', 'localhost', ...raw] },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    call.on('error', reject).end('{}')
  })
}
