/** What holds for the HTTP doors over any platform. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accessTable } from '../../src/http/access.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { bearer, type Http, openHttp, tokens } from './open-http.ts'

export function describeHttp(name: string, open: () => Promise<Platform>): void {
  async function within(options: { tokens?: boolean }, work: (http: Http) => Promise<void>): Promise<void> {
    const platform = await open()
    const http = await openHttp(platform, options)
    try {
      await work(http)
    } finally {
      await http.close()
      await platform.close()
    }
  }

  describe(`${name} behind HTTP`, () => {
    it('keeps profiles and postings, and gives them back as standards do', () =>
      within({}, async ({ send }) => {
        const { body: receipt } = await send('PUT', '/v1/members/ada', { headline: 'Java developer', skills: [{ name: 'Java' }] })
        assert.equal(receipt.count, 1)
        await send('PUT', '/v1/jobs/j1', { title: 'Java developer', targeting: { skills: ['Java'] } })
        assert.equal((await send('GET', '/v1/members/ada')).body.headline, 'Java developer')
        assert.equal((await send('GET', '/v1/members/ada/json-resume')).body.basics.label, 'Java developer')
        assert.equal((await send('GET', '/v1/jobs/j1')).body.state, 'open')
        assert.equal((await send('GET', '/v1/jobs/j1/job-posting')).body['@type'], 'JobPosting')
        const lines = (await send('GET', '/v1/members')).text.trim().split('\n')
        assert.deepEqual(
          lines.map((line) => JSON.parse(line).type),
          ['member'],
        )
        await send('DELETE', '/v1/members/ada')
        assert.equal((await send('GET', '/v1/members/ada')).status, 404)
      }))

    it('finds, recommends and ranks', () =>
      within({}, async ({ send }) => {
        const { offset: after } = (await send('PUT', '/v1/members/ada', { headline: 'Java developer', skills: [{ name: 'Java' }] })).body
        const { offset } = (await send('PUT', '/v1/jobs/j1', { title: 'Java developer', targeting: { skills: ['Java'] } })).body
        const people = await send('POST', '/v1/search/talent', { text: 'java', after })
        assert.deepEqual([people.status, people.body.results[0].card.id], [200, 'ada'])
        const jobs = await send('POST', '/v1/search/jobs', { text: 'java', after: offset })
        assert.deepEqual([jobs.status, jobs.body.results[0].card.id], [200, 'j1'])
        const recommended = await send('POST', '/v1/recommend/jobs', { member: 'ada', after: offset })
        assert.equal(recommended.status, 200)
        const ranked = await send('POST', '/v1/rank', { members: ['ada', 'nobody'], job: 'j1' })
        assert.deepEqual([ranked.body.results.map(({ id }: { id: string }) => id), ranked.body.unknown], [['ada'], ['nobody']])
      }))

    it('refuses parameters that a route does not read', () =>
      within({}, async ({ send }) => {
        for (const [url, field] of [
          ['/v1/members?blind=maybe', 'blind'],
          ['/v1/status?x=1', 'x'],
          ['/v1/projects?contract=acme', 'contract'],
        ]) {
          const { status, body } = await send('GET', url!)
          assert.deepEqual([status, body.error.field], [400, field], url)
        }
      }))

    // What holds `send` of open-http.ts for every answer; here are those that no other test asks for.
    it('answers as the document says', () =>
      within({}, async ({ send }) => {
        await send('PUT', '/v1/contracts/acme', { name: 'Acme' })
        await send('PUT', '/v1/members/ada', { headline: 'Java developer', skills: [{ name: 'Java' }], intent: 'open' })
        const { offset: after } = (await send('PUT', '/v1/jobs/j1', { title: 'Java developer', targeting: { skills: ['Java'] } })).body
        await send('PUT', '/v1/projects/p1', { name: 'Cooks', contract: 'acme' })
        const about = { text: 'senior java developer -manager', job: 'j1', project: 'p1', after }
        const calls: readonly [string, string, unknown?][] = [
          ['POST', '/v1/search/talent', about],
          ['POST', '/v1/search/talent/facet-values', { text: 'java', facet: 'skill', contains: 'ja' }],
          ['POST', '/v1/search/jobs', { text: 'java', facets: [{ type: 'company', values: ['nothing'] }] }],
          ['POST', '/v1/recommend/jobs', { member: 'ada' }],
          ['POST', '/v1/rank', { members: ['ada', 'bea'], job: 'j1', explain: true }],
          ['POST', '/v1/jobs/j1/applicants', { project: 'p1' }],
          ['GET', '/v1/jobs/j1/applicants'],
          ['GET', '/v1/jobs/j1/chance?member=ada'],
          ['GET', '/v1/members/ada'],
          ['GET', '/v1/members/ada/flags'],
          ['GET', '/v1/members/ada/json-resume'],
          ['GET', '/v1/members'],
          ['GET', '/v1/jobs/j1'],
          ['GET', '/v1/jobs/j1/job-posting'],
          ['GET', '/v1/jobs'],
          ['GET', '/v1/projects'],
          ['GET', '/v1/projects/p1'],
          ['GET', '/v1/projects/p1/ratings/save'],
          ['GET', '/v1/projects/p1/queries'],
          ['GET', '/v1/contracts/acme'],
          ['GET', '/v1/models/members'],
          ['GET', '/v1/trainings'],
          ['GET', '/v1/refreshes'],
          ['GET', '/v1/features'],
          ['GET', '/v1/session'],
          ['GET', '/v1/status'],
          ['POST', '/v1/snapshot'],
          ['POST', '/v1/rebuild'],
          ['GET', '/metrics'],
          ['GET', '/healthz'],
          ['GET', '/readyz'],
        ]
        for (const [method, url, body] of calls) {
          const { status, text } = await send(method, url, body)
          assert.equal(status, 200, `${method} ${url}: ${text.slice(0, 300)}`)
        }
      }))

    it('records a list of events whole or not at all, and names the rows at fault', () =>
      within({}, async ({ send }) => {
        const before = (await send('GET', '/v1/status')).body.offset
        const good = { type: 'member-upserted', member: { id: 'bea' } }
        const refused = await send('POST', '/v1/events', [
          good,
          { type: 'member-upserted', member: { id: 7 } },
          { type: 'hired', member: 'bea' },
        ])
        assert.equal(refused.status, 400)
        assert.equal(refused.body.error.field, '[1].member.id')
        assert.deepEqual(
          refused.body.error.rows.map(({ row, field }: { row: number; field: string }) => [row, field]),
          [
            [1, 'member.id'],
            [2, 'job'],
          ],
        )
        assert.equal((await send('GET', '/v1/status')).body.offset, before)
        const lines = `${JSON.stringify(good)}\n\n${JSON.stringify({ ...good, member: { id: 'cy' } })}\n`
        assert.equal((await send('POST', '/v1/events', lines, { 'content-type': 'application/x-ndjson' })).body.count, 2)
        assert.equal((await send('POST', '/v1/events', Array(1001).fill(good))).body.error.field, 'body')
        assert.equal((await send('POST', '/v1/events', [])).status, 400)
      }))

    it('shows a recruiter the projects of its contract alone', () =>
      within({ tokens: true }, async ({ send }) => {
        for (const [contract, recruiter] of [
          ['acme', 'rae'],
          ['rival', 'rob'],
        ]) {
          await send('PUT', `/v1/contracts/${contract}`, { name: contract }, bearer('operator'))
          await send('PUT', `/v1/recruiters/${recruiter}`, { name: recruiter, contract }, bearer('operator'))
        }
        assert.equal((await send('PUT', '/v1/projects/p1', { name: 'Cooks' }, bearer('recruiter'))).status, 200)
        assert.deepEqual(
          (await send('GET', '/v1/projects', undefined, bearer('recruiter'))).body.map(({ id }: { id: string }) => id),
          ['p1'],
        )
        assert.deepEqual((await send('GET', '/v1/projects', undefined, bearer('rival'))).body, [])
        const foreign: readonly [string, string, unknown?][] = [
          ['GET', '/v1/projects/p1'],
          ['GET', '/v1/projects/p1/ratings/save'],
          ['GET', '/v1/projects/p1/queries'],
          ['PUT', '/v1/projects/p1', { name: 'Mine' }],
          ['PUT', '/v1/projects/p1/queries/q', { query: 'x', recruiter: 'rob' }],
          ['POST', '/v1/search/talent', { text: 'x', project: 'p1' }],
          ['POST', '/v1/events', [{ type: 'project-upserted', project: { id: 'p1', contract: 'rival', name: 'Mine' } }]],
        ]
        for (const [method, url, body] of foreign) {
          const { status } = await send(method, url, body, bearer('rival'))
          assert.ok([403, 404, 409].includes(status), `${method} ${url} answers ${status}`)
        }
      }))

    it('keeps queries under their name', () =>
      within({}, async ({ send }) => {
        await send('PUT', '/v1/contracts/acme', { name: 'Acme' })
        await send('PUT', '/v1/recruiters/rae', { name: 'Rae', contract: 'acme' })
        await send('PUT', '/v1/projects/p1', { name: 'Cooks' })
        assert.equal((await send('PUT', '/v1/projects/p1/queries/near%20Bonn', { query: 'cook bonn' })).status, 200)
        const saved = (await send('GET', '/v1/projects/p1/queries')).body
        assert.deepEqual(
          saved.map(({ name, query }: { name: string; query: string }) => [name, query]),
          [['near Bonn', 'cook bonn']],
        )
        assert.equal((await send('DELETE', '/v1/projects/p1/queries/near%20Bonn')).status, 200)
        assert.deepEqual((await send('GET', '/v1/projects/p1/queries')).body, [])
        assert.equal((await send('DELETE', '/v1/projects/p1/queries/near%20Bonn')).status, 404)
      }))

    it('lets no recruiter take over a job of another contract', () =>
      within({ tokens: true }, async ({ send }) => {
        for (const contract of ['acme', 'rival']) await send('PUT', `/v1/contracts/${contract}`, { name: contract }, bearer('operator'))
        assert.equal((await send('PUT', '/v1/jobs/j1', { title: 'Cook' }, bearer('recruiter'))).status, 200)
        assert.equal((await send('PUT', '/v1/jobs/j1', { title: 'Mine' }, bearer('rival'))).status, 403)
        assert.equal((await send('DELETE', '/v1/jobs/j1', undefined, bearer('rival'))).status, 403)
        const takeover = [{ type: 'job-upserted', job: { id: 'j1', title: 'Mine', contract: 'rival' } }]
        assert.equal((await send('POST', '/v1/events', takeover, bearer('rival'))).status, 403)
        assert.equal((await send('GET', '/v1/jobs/j1', undefined, bearer('operator'))).body.title, 'Cook')
      }))

    it('lets a bound seeker speak for itself alone', () =>
      within({ tokens: true }, async ({ send }) => {
        await send('PUT', '/v1/jobs/j1', { title: 'Cook' }, bearer('operator'))
        for (const id of ['ada', 'bea']) await send('PUT', `/v1/members/${id}`, {}, bearer('operator'))
        const asBound = async (method: string, url: string, body?: unknown) => (await send(method, url, body, bearer('boundSeeker'))).status
        assert.deepEqual([await asBound('GET', '/v1/members/ada'), await asBound('GET', '/v1/members/bea')], [200, 403])
        assert.deepEqual([await asBound('PUT', '/v1/members/ada', {}), await asBound('PUT', '/v1/members/bea', {})], [200, 403])
        assert.deepEqual([await asBound('POST', '/v1/members/bea/erase'), await asBound('DELETE', '/v1/members/bea')], [403, 403])
        const applied = (member: string) => [{ type: 'applied', member, job: 'j1' }]
        assert.deepEqual(
          [await asBound('POST', '/v1/events', applied('ada')), await asBound('POST', '/v1/events', applied('bea'))],
          [200, 403],
        )
        assert.equal(await asBound('POST', '/v1/events', [{ type: 'job-deleted', job: 'j1' }]), 403)
        assert.equal((await send('GET', '/v1/members/ada', undefined, bearer('seeker'))).status, 403)
      }))

    it('lets every role do what the table says and nothing else, route by route', () =>
      within({ tokens: true }, async ({ send }) => {
        for (const [route, allowed] of Object.entries(accessTable)) {
          if (route === 'GET /v1/work') continue
          const [method = '', pattern = ''] = route.split(' ')
          const url = pattern
            .replace(/:(id|request|name)/g, 'x')
            .replace(':rating', 'save')
            .replace(':subject', 'members')
            .replace(':version', 'abcdef')
            .replace(':feature', 'nothing')
          const attempt = async (headers: Record<string, string>) =>
            send(method, url, method === 'GET' || method === 'DELETE' ? undefined : {}, headers)
          assert.equal((await attempt({})).status, 401, `${route} without token`)
          assert.equal((await attempt({ authorization: 'Bearer not-a-known-token' })).status, 401, `${route} with a wrong token`)
          for (const name of ['recruiter', 'seeker', 'operator']) {
            const { status, text } = await attempt(bearer(name))
            const isTurnedAway = status === 403 && text.includes('the role')
            assert.equal(isTurnedAway, !allowed.includes(tokens[name]!.role), `${route} as ${name} answers ${status}`)
            assert.ok(status < 500, `${route} as ${name} answers ${status}`)
          }
        }
      }))
  })
}
