/** Ids that name nothing, through HTTP. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Name, within } from './two-contracts.ts'

describe('ids that name nothing', () => {
  it('are refused, for operators too', () =>
    within(async (send) => {
      const audience = { type: 'contract', contract: 'nosuch' }
      const feedback = {
        type: 'feedback',
        project: 'p-acme',
        recruiter: 'rae',
        member: 'm-open',
        channel: 'recruiter-search',
        rating: 'save',
      }
      const asked: readonly (readonly [string, string, unknown, string])[] = [
        ['POST', '/v1/search/talent', { project: 'nosuch' }, 'project'],
        ['POST', '/v1/search/jobs', { project: 'nosuch' }, 'project'],
        ['POST', '/v1/rank', { members: ['m-open'], project: 'nosuch' }, 'project'],
        ['PUT', '/v1/members/xx', { audience }, 'events[0].member.audience.contract'],
        ['PUT', '/v1/jobs/xx', { title: 'Cook', audience }, 'events[0].job.audience.contract'],
        ['POST', '/v1/events', [{ ...feedback, request: 'not-a-request' }], 'events[0].request'],
      ]
      for (const [method, url, body, field] of asked) {
        const { status, body: refusal } = await send('operator', method, url, body)
        assert.deepEqual([status, refusal.error?.field], [404, field], url)
        assert.ok(refusal.error.remedy.length > 0, url)
      }
      assert.equal((await send('operator', 'GET', '/v1/members/xx')).status, 404)
    }))

  it('are not the requests of pages just shown, though another contract may not name them', () =>
    within(async (send) => {
      const { request } = (await send('recruiter', 'POST', '/v1/search/talent', { text: 'java' })).body
      const feedback = { type: 'feedback', member: 'm-open', channel: 'recruiter-search', rating: 'save', request }
      const of = (name: Name, project: string, recruiter: string) => send(name, 'POST', '/v1/events', [{ ...feedback, project, recruiter }])
      assert.equal((await of('recruiter', 'p-acme', 'rae')).status, 200)
      assert.equal((await of('rival', 'p-rival', 'rob')).status, 404)
    }))

  it('nor is a range of years that ends before it begins taken', () =>
    within(async (send) => {
      const { status, body } = await send('operator', 'POST', '/v1/search/talent', { years: { min: 10, max: 2 } })
      assert.deepEqual([status, body.error.field], [400, 'years'])
      assert.equal((await send('operator', 'POST', '/v1/search/talent', { years: { min: 2, max: 2 } })).status, 200)
    }))
})
