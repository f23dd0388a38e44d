/** Two contracts on one platform, through HTTP: what one may not see does not exist for it, on whatever way it is named. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openPlatform } from '../../src/platform/open-platform.ts'
import { type Answer, bearer, type Http, openHttp } from './open-http.ts'

const unseen = { type: 'contract', contract: 'rival' }

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

  it('takes over no posting or project of another contract, and is not told whose it is', () =>
    within(async (send) => {
      for (const [url, body] of [
        ['/v1/jobs/j-rival', { title: 'Mine' }],
        ['/v1/projects/p-rival', { name: 'Mine' }],
      ] as const) {
        const { status, body: refusal } = await send('recruiter', 'PUT', url, body)
        assert.deepEqual([status, refusal.error.code], [409, 'conflict'])
        assert.doesNotMatch(refusal.error.message, /contract|event was|no job|no project/)
        assert.match(refusal.error.remedy, /choose another id/)
      }
      assert.equal((await send('operator', 'GET', '/v1/jobs/j-rival')).body.title, 'Secret developer')
    }))

  it('puts nothing into the audience of another contract, whether it exists or not', () =>
    within(async (send) => {
      const into = (contract: string) =>
        send('recruiter', 'PUT', '/v1/jobs/j-new', { title: 'Cook', audience: { type: 'contract', contract } })
      assert.deepEqual(said(await into('rival'), 'rival'), said(await into('nosuch'), 'nosuch'))
      assert.deepEqual([(await into('rival')).status, (await into('acme')).status], [404, 200])
      const foreign = { title: 'Cook', contract: 'acme', audience: unseen }
      assert.equal((await send('operator', 'PUT', '/v1/jobs/j-new', foreign)).status, 400)
    }))

  it('sees no opening through a project once the posting is hidden from it', () =>
    within(async (send) => {
      await send('operator', 'PUT', '/v1/jobs/j-market', { title: 'Frobnicator', targeting: { skills: ['Java', 'Kotlin'] } })
      assert.equal((await send('recruiter', 'PUT', '/v1/projects/p-acme', { name: 'Ours', job: 'j-market' })).status, 200)
      const seen = await send('recruiter', 'POST', '/v1/search/talent', { project: 'p-acme' })
      assert.match(JSON.stringify(seen.body.results), /Kotlin/)
      await send('operator', 'PUT', '/v1/jobs/j-market', {
        title: 'Frobnicator',
        targeting: { skills: ['Java', 'Kotlin'] },
        audience: unseen,
      })
      const { body } = await send('recruiter', 'POST', '/v1/search/talent', { project: 'p-acme' })
      assert.doesNotMatch(JSON.stringify(body.results), /Kotlin/)
      assert.equal((await send('recruiter', 'GET', '/v1/projects/p-acme')).body.job, undefined)
      assert.doesNotMatch((await send('recruiter', 'GET', '/v1/projects')).text, /j-market/)
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

  it('does not see who hides from its company, which is called like the account where it states no other name', () =>
    within(async (send) => {
      assert.equal((await send('operator', 'PUT', '/v1/contracts/acme', { name: 'Acme' })).status, 200)
      assert.equal((await send('recruiter', 'GET', '/v1/members/m-hidden')).status, 404)
      const { body } = await send('recruiter', 'POST', '/v1/rank', { members: ['m-open', 'm-hidden'], text: 'java' })
      assert.deepEqual(body.unknown, ['m-hidden'])
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

  it('hires nobody who neither applied nor was offered the job, where an operator may state a history that holds the hire alone', () =>
    within(async (send) => {
      const hired = { type: 'hired', member: 'm-open', job: 'j-acme' }
      const { status, body } = await send('recruiter', 'POST', '/v1/events', [hired])
      assert.deepEqual([status, body.error.field], [409, 'events[0].job'])
      assert.match(body.error.remedy, /record applied or offer-made first/)
      assert.equal((await send('recruiter', 'POST', '/v1/events', [{ ...hired, type: 'offer-made' }, hired])).status, 200)
      assert.equal((await send('operator', 'POST', '/v1/events', [{ ...hired, member: 'm-mover' }])).status, 200)
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

  it('names in one list what it states there', () =>
    within(async (send) => {
      const events = [
        { type: 'job-upserted', job: { id: 'j-two', title: 'Cook', contract: 'acme', audience: { type: 'contract', contract: 'acme' } } },
        { type: 'project-upserted', project: { id: 'p-two', contract: 'acme', name: 'Cooks', job: 'j-two' } },
        { type: 'query-saved', project: 'p-two', recruiter: 'rae', name: 'q', query: 'cook' },
        { type: 'offer-made', member: 'm-open', job: 'j-two' },
      ]
      assert.equal((await send('recruiter', 'POST', '/v1/events', events)).status, 200)
    }))
})

describe('from whom a person hides', () => {
  it('is told to operators and the person alone, whichever way a profile is read', () =>
    within(async (send) => {
      await send('operator', 'PUT', '/v1/members/ada', { headline: 'Java developer', hiddenFrom: ['Globex'] })
      for (const name of ['operator', 'boundSeeker'] as const) {
        assert.deepEqual((await send(name, 'GET', '/v1/members/ada')).body.hiddenFrom, ['Globex'])
        assert.match((await send(name, 'GET', '/v1/members/ada/json-resume')).text, /Globex/)
      }
      for (const url of ['/v1/members/ada', '/v1/members/ada?blind=true', '/v1/members/ada/json-resume'])
        assert.doesNotMatch((await send('recruiter', 'GET', url)).text, /Globex/, url)
    }))

  it('is neither filtered by nor counted for hirers', () =>
    within(async (send) => {
      const asked = [
        [
          'facets[1].type',
          {
            facets: [
              { type: 'skill', values: ['java'] },
              { type: 'hidden-from', values: ['globex'] },
            ],
          },
        ],
        ['facetTypes[0]', { facetTypes: ['hidden-from'] }],
      ] as const
      for (const [field, body] of asked) {
        const { status, body: refusal } = await send('recruiter', 'POST', '/v1/search/talent', body)
        assert.deepEqual([status, refusal.error?.field], [403, field])
        assert.equal((await send('operator', 'POST', '/v1/search/talent', body)).status, 200)
      }
    }))
})

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

type Name = 'recruiter' | 'seatless' | 'rival' | 'seeker' | 'boundSeeker' | 'operator'
type Send = (name: Name, method: string, url: string, payload?: unknown) => Promise<Answer>

/** Status and words of a refusal, without the id that the caller sent. */
function said({ status, text }: Answer, id: string): readonly unknown[] {
  return [status, text.replaceAll(id, 'ID')]
}

async function within(work: (send: Send) => Promise<void>): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mutual-visibility-'))
  const platform = await openPlatform({ dataDirectory, workers: 0 })
  const http = await openHttp(platform, { tokens: true })
  const send: Send = (name, method, url, payload) => http.send(method, url, payload, bearer(name))
  try {
    await fill(http)
    await work(send)
  } finally {
    await http.close()
    await platform.close()
    await rm(dataDirectory, { recursive: true })
  }
}

async function fill({ send }: Http): Promise<void> {
  const developer = { headline: 'Java developer', skills: [{ name: 'Java' }] }
  const states: readonly (readonly [string, unknown])[] = [
    ['/v1/contracts/acme', { name: 'Acme', company: 'Acme GmbH' }],
    ['/v1/contracts/rival', { name: 'Rival' }],
    ['/v1/recruiters/rae', { name: 'Rae', contract: 'acme' }],
    ['/v1/recruiters/rob', { name: 'Rob', contract: 'rival' }],
    ['/v1/jobs/j-acme', { title: 'Java developer', contract: 'acme', targeting: { skills: ['Java'] } }],
    ['/v1/jobs/j-rival', { title: 'Secret developer', contract: 'rival', audience: unseen, targeting: { skills: ['Kotlin'] } }],
    ['/v1/projects/p-acme', { name: 'Ours', contract: 'acme' }],
    ['/v1/projects/p-rival', { name: 'Theirs', contract: 'rival', job: 'j-rival' }],
    ['/v1/members/ada', developer],
    ['/v1/members/m-open', developer],
    ['/v1/members/m-mover', developer],
    ['/v1/members/m-hider', developer],
    ['/v1/members/m-rival', { ...developer, audience: unseen }],
    ['/v1/members/m-hidden', { ...developer, hiddenFrom: ['Acme GmbH'] }],
  ]
  for (const [url, body] of states) assert.equal((await send('PUT', url, body, bearer('operator'))).status, 200, url)
}
