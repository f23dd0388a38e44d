/** From whom a person hides, through HTTP. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { within } from './two-contracts.ts'

describe('a recruiter behind HTTP', () => {
  it('does not see who hides from its company, which is called like the account where it states no other name', () =>
    within(async (send) => {
      assert.equal((await send('operator', 'PUT', '/v1/contracts/acme', { name: 'Acme' })).status, 200)
      assert.equal((await send('recruiter', 'GET', '/v1/members/m-hidden')).status, 404)
      const { body } = await send('recruiter', 'POST', '/v1/rank', { members: ['m-open', 'm-hidden'], text: 'java' })
      assert.deepEqual(body.unknown, ['m-hidden'])
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
