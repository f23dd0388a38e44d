/** What one contract would do to the things of another, through HTTP. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { said, unseen, within } from './two-contracts.ts'

describe('a recruiter behind HTTP', () => {
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

  it('hires nobody who neither applied nor was offered the job, where an operator may state a history that holds the hire alone', () =>
    within(async (send) => {
      const hired = { type: 'hired', member: 'm-open', job: 'j-acme' }
      const { status, body } = await send('recruiter', 'POST', '/v1/events', [hired])
      assert.deepEqual([status, body.error.field], [409, 'events[0].job'])
      assert.match(body.error.remedy, /record applied or offer-made first/)
      assert.equal((await send('recruiter', 'POST', '/v1/events', [{ ...hired, type: 'offer-made' }, hired])).status, 200)
      assert.equal((await send('operator', 'POST', '/v1/events', [{ ...hired, member: 'm-mover' }])).status, 200)
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
