/** Two contracts on one platform, through HTTP: what one may not see does not exist for it, on whatever way it is named. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Name, said, unseen, within } from './two-contracts.ts'

describe('a recruiter behind HTTP', () => {
  it('cannot tell a person it may not see from one who is not there, on any event', () =>
    within(async (send) => {
      const rated = { project: 'p-acme', recruiter: 'rae', channel: 'recruiter-search' }
      await send('operator', 'POST', '/v1/events', [{ type: 'applied', member: 'm-open', job: 'j-acme' }])
      const events = [
        { type: 'feedback', ...rated, rating: 'save' },
        { type: 'in-mail-sent', ...rated },
        { type: 'application-answered', job: 'j-acme', recruiter: 'rae', answer: 'save' },
        { type: 'offer-made', job: 'j-acme' },
        { type: 'hired', job: 'j-acme' },
      ]
      for (const event of events) {
        const of = (member: string) =>
          send('recruiter', 'POST', '/v1/events', [{ ...event, member, ...(event.type === 'in-mail-sent' && { inMail: member }) }])
        assert.equal((await of('m-open')).status, 200, event.type)
        for (const member of ['m-rival', 'm-hidden']) assert.deepEqual(said(await of(member), member), said(await of('nobody'), 'nobody'))
        assert.equal((await of('m-rival')).status, 404, event.type)
      }
    }))

  it('cannot tell a posting, project or seat of another contract from one that is not there', () =>
    within(async (send) => {
      const feedback = { type: 'feedback', member: 'm-open', channel: 'recruiter-search', rating: 'save' }
      const query = { type: 'query-saved', name: 'q', query: 'x' }
      const ways: readonly ((kind: string) => readonly [string, string, unknown?])[] = [
        (kind) => ['PUT', '/v1/projects/p-new', { name: 'steal', job: `j-${kind}` }],
        (kind) => [
          'POST',
          '/v1/events',
          [{ type: 'project-upserted', project: { id: 'p-new', contract: 'acme', name: 'x', job: `j-${kind}` } }],
        ],
        (kind) => ['POST', '/v1/events', [{ type: 'offer-made', member: 'm-open', job: `j-${kind}` }]],
        (kind) => ['POST', '/v1/events', [{ type: 'job-status-changed', job: `j-${kind}`, state: 'paused' }]],
        (kind) => ['POST', '/v1/events', [{ type: 'job-deleted', job: `j-${kind}` }]],
        (kind) => ['POST', '/v1/events', [{ ...feedback, project: `p-${kind}`, recruiter: 'rae' }]],
        (kind) => ['POST', '/v1/events', [{ ...query, project: `p-${kind}`, recruiter: 'rae' }]],
        (kind) => ['PUT', `/v1/projects/p-${kind}/queries/q`, { query: 'x', recruiter: 'rae' }],
        (kind) => ['DELETE', `/v1/jobs/j-${kind}`],
        (kind) => ['GET', `/v1/jobs/j-${kind}/job-posting`],
        (kind) => ['GET', `/v1/projects/p-${kind}/ratings/save`],
        (kind) => ['POST', '/v1/search/talent', { job: `j-${kind}` }],
        (kind) => ['POST', '/v1/search/talent', { text: 'java', project: `p-${kind}` }],
        (kind) => ['POST', '/v1/rank', { members: ['m-open'], project: `p-${kind}` }],
        (kind) => ['POST', '/v1/rank', { members: ['m-open'], job: `j-${kind}` }],
        (kind) => ['POST', '/v1/rank', { members: [`m-${kind}`] }],
      ]
      for (const way of ways) {
        const of = (kind: string) => send('recruiter', ...way(kind))
        const [there, gone] = [await of('rival'), await of('nothing')]
        assert.equal(there.status, 404, JSON.stringify(way('rival')))
        assert.deepEqual(said(there, 'rival'), said(gone, 'nothing'), JSON.stringify(way('rival')))
      }
      const seat = (recruiter: string) => send('seatless', 'POST', '/v1/events', [{ ...query, project: 'p-acme', recruiter }])
      assert.deepEqual(said(await seat('rob'), 'rob'), said(await seat('nobody'), 'nobody'))
      assert.equal((await seat('rae')).status, 200)
    }))

  it('finds on its lists nobody who became invisible, and how many they are', () =>
    within(async (send) => {
      const rate = (member: string) => ({
        ...{ type: 'feedback', project: 'p-acme', recruiter: 'rae', member },
        ...{ channel: 'recruiter-search', rating: 'save' },
      })
      await send('recruiter', 'POST', '/v1/events', ['m-open', 'm-mover', 'm-hider'].map(rate))
      await send('operator', 'PUT', '/v1/members/m-mover', { identity: { name: 'Mo Mover' }, audience: unseen })
      await send('operator', 'PUT', '/v1/members/m-hider', { identity: { name: 'Hi Hider' }, hiddenFrom: ['Acme GmbH'] })
      const { body, text } = await send('recruiter', 'GET', '/v1/projects/p-acme/ratings/save')
      assert.deepEqual([body.rated.map(({ card }: { card: { id: string } }) => card.id), body.hidden], [['m-open'], 2])
      assert.doesNotMatch(text, /Mover|Hider|m-mover|m-hider/)
    }))

  it('is told the same of an InMail under an id of its own as under one of another contract', () =>
    within(async (send) => {
      const sent = { type: 'in-mail-sent', member: 'm-open', channel: 'recruiter-search' }
      const of = (name: Name, inMail: string, seat: object) => send(name, 'POST', '/v1/events', [{ ...sent, inMail, ...seat }])
      const [acme, rival] = [
        { project: 'p-acme', recruiter: 'rae' },
        { project: 'p-rival', recruiter: 'rob' },
      ]
      assert.equal((await of('recruiter', 'i-acme', acme)).status, 200)
      assert.equal((await of('rival', 'i-rival', rival)).status, 200)
      const [own, other] = [await of('recruiter', 'i-acme', acme), await of('recruiter', 'i-rival', acme)]
      assert.equal(other.status, 409)
      assert.deepEqual(said(other, 'i-rival'), said(own, 'i-acme'))
    }))

  it('ranks people it may not see as unknown ones', () =>
    within(async (send) => {
      const { body } = await send('recruiter', 'POST', '/v1/rank', { members: ['m-open', 'm-rival', 'm-hidden', 'nobody'], text: 'java' })
      assert.deepEqual(body.unknown, ['m-rival', 'm-hidden', 'nobody'])
      const unseenAndClosed = { intent: 'closed', audience: unseen }
      await send('operator', 'PUT', '/v1/members/m-rival', unseenAndClosed)
      await send('operator', 'PUT', '/v1/members/m-mover', { intent: 'closed' })
      const again = await send('recruiter', 'POST', '/v1/rank', { members: ['m-open', 'm-rival', 'm-mover'], text: 'java' })
      assert.deepEqual([again.body.unknown, again.body.closed], [['m-rival'], ['m-mover']])
    }))
})

describe('the state of the platform', () => {
  it('counts people, jobs and projects for operators alone', () =>
    within(async (send) => {
      for (const name of ['recruiter', 'seeker'] as const) {
        const { members, jobs, projects } = (await send(name, 'GET', '/v1/status')).body
        assert.deepEqual([members, jobs, projects], [undefined, undefined, undefined])
      }
      const { members, jobs, projects } = (await send('operator', 'GET', '/v1/status')).body
      assert.ok(members > 0 && jobs > 0 && projects > 0)
    }))
})
