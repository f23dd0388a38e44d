/** Who finds whom: employers and contracts, on a simulated market. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ContractId, MemberId } from '../../src/domain/ids.ts'
import { nurse } from './nurse.ts'
import { contentOf, operator, sharedMarket } from './small-market.ts'

describe('the platform', () => {
  const market = sharedMarket()

  it('keeps a member from the hirers of their employer: no hit, no count, no facet', async () => {
    const { platform } = market
    const contract = { id: 'employer' as ContractId, name: 'Quillmore hiring', company: 'Quillmore Care GmbH' }
    await platform.record([{ type: 'contract-upserted', contract }])
    const asked = { caller: { role: 'recruiter', contract: contract.id } as const, text: 'triage' }
    const without = await platform.searchTalent(asked)
    const { offset } = await platform.record([{ type: 'member-upserted', member: nurse('hidden', { hiddenFrom: ['Quillmore Care'] }) }])
    assert.deepEqual(contentOf(await platform.searchTalent({ ...asked, after: offset })), contentOf(without))
    assert.equal((await platform.searchTalent({ caller: operator, text: 'triage' })).total, without.total + 1)
    await assert.rejects(platform.member('hidden' as MemberId, asked.caller), { code: 'not-found' })
  })

  it('shows the people of a contract to that contract alone', async () => {
    const { platform } = market
    const own = 'own' as ContractId
    await platform.record([
      { type: 'contract-upserted', contract: { id: own, name: 'Own' } },
      {
        type: 'member-upserted',
        member: nurse('private', { audience: { type: 'contract', contract: own }, summary: 'privately zymurgical' }),
      },
    ])
    const asked = { text: 'zymurgical', after: platform.status().offset }
    assert.equal((await platform.searchTalent({ ...asked, caller: { role: 'recruiter', contract: own } })).total, 1)
    assert.equal((await platform.searchTalent({ ...asked, caller: { role: 'recruiter', contract: 'c0' as ContractId } })).total, 0)
  })
})
