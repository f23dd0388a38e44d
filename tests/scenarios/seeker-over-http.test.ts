/** What a seeker may see and do, through HTTP. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { said, unseen, within } from './two-contracts.ts'

describe('a seeker behind HTTP', () => {
  it('cannot tell a posting it may not see from one that is not there', () =>
    within(async (send) => {
      for (const event of [{ type: 'applied' }, { type: 'job-acted', action: 'save' }, { type: 'offer-answered', accepted: true }]) {
        const of = (job: string) => send('boundSeeker', 'POST', '/v1/events', [{ ...event, member: 'ada', job }])
        assert.deepEqual(said(await of('j-rival'), 'j-rival'), said(await of('j-zzz'), 'j-zzz'), event.type)
        assert.equal((await of('j-rival')).status, 404)
      }
    }))

  it('answers no offer that was not made', () =>
    within(async (send) => {
      const answer = { type: 'offer-answered', member: 'ada', job: 'j-acme', accepted: true }
      const made = { type: 'offer-made', member: 'ada', job: 'j-acme' }
      const refused = [[answer], [answer, made], [{ ...made, member: 'm-open' }, answer]]
      for (const events of refused) {
        const { status, body } = await send('operator', 'POST', '/v1/events', events)
        assert.deepEqual([status, body.error.field], [409, `events[${events.indexOf(answer)}].job`])
        assert.match(body.error.remedy, /record offer-made first/)
      }
      assert.equal((await send('boundSeeker', 'POST', '/v1/events', [answer])).status, 409)
      assert.equal((await send('operator', 'POST', '/v1/events', [made, answer])).status, 200)
      assert.equal((await send('boundSeeker', 'POST', '/v1/events', [{ ...answer, accepted: false }])).status, 200)
    }))

  it('is answered by no recruiter to whose job it did not apply', () =>
    within(async (send) => {
      const pair = { member: 'ada', job: 'j-acme' }
      const answer = { type: 'application-answered', recruiter: 'rae', answer: 'advance', ...pair }
      const { status, body } = await send('recruiter', 'POST', '/v1/events', [answer])
      assert.deepEqual([status, body.error.field], [409, 'events[0].job'])
      assert.match(body.error.remedy, /record applied first/)
      assert.equal((await send('operator', 'POST', '/v1/events', [{ type: 'applied', ...pair }, answer])).status, 200)
      assert.equal((await send('recruiter', 'POST', '/v1/events', [{ ...answer, undone: true }])).status, 200)
    }))

  it('answers the offer of a posting that others cannot find', () =>
    within(async (send) => {
      await send('operator', 'POST', '/v1/events', [{ type: 'offer-made', member: 'ada', job: 'j-rival' }])
      const answer = [{ type: 'offer-answered', member: 'ada', job: 'j-rival', accepted: true }]
      assert.equal((await send('boundSeeker', 'POST', '/v1/events', answer)).status, 200)
    }))

  it('sees itself in whatever audience it stands, may stay there, and goes into no other', () =>
    within(async (send) => {
      await send('operator', 'PUT', '/v1/members/ada', { audience: unseen })
      assert.equal((await send('boundSeeker', 'GET', '/v1/members/ada')).status, 200)
      const into = (contract: string) => send('boundSeeker', 'PUT', '/v1/members/ada', { audience: { type: 'contract', contract } })
      assert.deepEqual([(await into('rival')).status, (await into('acme')).status, (await into('nosuch')).status], [200, 404, 404])
    }))

  it('without a profile of its own speaks for people it may see', () =>
    within(async (send) => {
      const acts: readonly (readonly [string, string, unknown?])[] = [
        ['DELETE', '/v1/members/m-rival'],
        ['POST', '/v1/recommend/jobs', { member: 'm-rival' }],
        ['POST', '/v1/events', [{ type: 'member-status-changed', member: 'm-rival', intent: 'closed' }]],
      ]
      for (const [method, url, body] of acts) assert.equal((await send('seeker', method, url, body)).status, 404, url)
      assert.equal((await send('seeker', 'PUT', '/v1/members/m-rival', { headline: 'Taken over' })).status, 409)
      assert.equal((await send('seeker', 'POST', '/v1/recommend/jobs', { member: 'm-open' })).status, 200)
    }))
})
